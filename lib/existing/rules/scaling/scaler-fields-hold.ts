import { Severity } from '../../../finding/severity';
import { at, listAt, textAt } from '../../fields';
import type { ManifestObject } from '../../manifest';
import type { ManifestRule, ManifestViolation } from '../rule';

export const scalerFieldsHold: ManifestRule = {
  code: 'SCALER_MISSES_OUTAGE',
  area: 'scaling',
  law: 'a Prometheus trigger tells an empty answer from zero, and has no field that KEDA dropped',
  why: 'by default an empty answer counts as 0: when scraping fails, the busiest service is scaled in',
  severity: Severity.WARNING,
  check: (scope) => scope.of('ScaledObject').flatMap((object) => listAt(object.body, 'spec', 'triggers').flatMap((trigger, index) =>
    (textAt(trigger, 'type') === 'prometheus' ? ofTrigger(object, trigger, index) : []))),
};

function ofTrigger(object: ManifestObject, trigger: unknown, index: number): ManifestViolation[] {
  const base = ['spec', 'triggers', index, 'metadata'];
  const formula = at(object.body, 'spec', 'advanced', 'scalingModifiers', 'formula') !== undefined;
  return [
    ...(textAt(trigger, 'metadata', 'ignoreNullValues') !== 'false' || at(object.body, 'spec', 'fallback') === undefined
      ? [{ object, at: base, message: `trigger ${index} takes an empty answer for 0 (ignoreNullValues is not "false", or there is no fallback)`, remedy: 'set ignoreNullValues: "false" and spec.fallback' }] : []),
    ...(textAt(trigger, 'metadata', 'metricName') !== undefined
      ? [{ object, at: [...base, 'metricName'], message: `trigger ${index} has metricName, which KEDA removed from the Prometheus trigger`, remedy: 'remove it' }] : []),
    ...(formula && textAt(trigger, 'metadata', 'threshold') !== undefined
      ? [{ object, at: [...base, 'threshold'], message: `trigger ${index} has a threshold, which counts for nothing beside scalingModifiers.formula`, remedy: 'put the target into spec.advanced.scalingModifiers.target', severity: Severity.INFO }] : []),
  ];
}
