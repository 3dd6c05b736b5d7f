import { Severity } from '../../../finding/severity';
import { textAt } from '../../fields';
import type { ManifestRule } from '../rule';

/** Predefined metrics that measure a processor or memory. */
const BY_PROCESSOR = /^(ASGAverageCPUUtilization|ECSServiceAverage(CPU|Memory)Utilization)$/;

export const fleetScalesByLoad: ManifestRule = {
  code: 'FLEET_SCALES_BY_PROCESSOR',
  area: 'scaling',
  law: 'a fleet of engines is scaled by its requests',
  why: 'the processors of an engine on accelerators poll whether there is work or not',
  severity: Severity.WARNING,
  check: (scope) => (scope.engines.length === 0 ? [] : scope.of('AWS::AutoScaling::ScalingPolicy', 'AWS::ApplicationAutoScaling::ScalingPolicy').flatMap((object) => (
    ['TargetTrackingConfiguration', 'TargetTrackingScalingPolicyConfiguration'].flatMap((field) => {
      const metric = textAt(object.body, field, 'PredefinedMetricSpecification', 'PredefinedMetricType');
      return metric !== undefined && BY_PROCESSOR.test(metric) ? [{ object, at: [field], message: `it scales by ${metric}`, remedy: 'scale by requests for each target, or by waiting requests of the engine', value: metric }] : [];
    })))),
};
