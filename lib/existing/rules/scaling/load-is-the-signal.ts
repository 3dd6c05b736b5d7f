import { Severity } from '../../../finding/severity';
import { listAt, textAt } from '../../fields';
import { sameNamespace, type ManifestObject } from '../../manifest';
import { judgeMetric } from '../../metrics';
import type { Scope } from '../../scope';
import type { ManifestRule, ManifestViolation } from '../rule';

export const loadIsTheSignal: ManifestRule = {
  code: 'SCALER_SIGNAL_IS_NOT_LOAD',
  area: 'scaling',
  law: 'an engine is scaled by its own queue or running requests',
  why: 'its processors poll whether there is work or not, and a sum over a namespace counts the callers of other models',
  severity: Severity.WARNING,
  check: (scope) => [...scope.of('HorizontalPodAutoscaler', 'ScaledObject').filter((scaler) => scalesEngine(scope, scaler)).flatMap(byProcessor), ...overNamespace(scope)],
};

function scalesEngine(scope: Scope, scaler: ManifestObject): boolean {
  return scope.engines.some(({ object }) => sameNamespace(object, scaler) && textAt(scaler.body, 'spec', 'scaleTargetRef', 'name') === object.name);
}

function byProcessor(object: ManifestObject): ManifestViolation[] {
  const list = object.kind === 'ScaledObject' ? 'triggers' : 'metrics';
  return listAt(object.body, 'spec', list).flatMap((item, index) => {
    const resource = list === 'triggers' ? textAt(item, 'type') : textAt(item, 'resource', 'name') ?? textAt(item, 'containerResource', 'name');
    if (resource !== 'cpu' && resource !== 'memory') return [];
    return [{ object, at: ['spec', list, index], message: `an engine on accelerators is scaled by ${resource}, which says nothing of its load`, remedy: 'scale by waiting and running requests of the engine', value: resource }];
  });
}

/** One figure for a whole namespace scales every model in it together. */
function overNamespace(scope: Scope): ManifestViolation[] {
  return scope.queries.flatMap((query) => {
    const { object, at, label, use, expression } = query;
    const engine = expression.metrics.some(({ name }) => judgeMetric(scope, query, name));
    const grouped = use === 'adapter' && expression.groupedBy.length > 0 && expression.groupedBy.every((name) => name === 'namespace');
    const described = object.kind === 'HorizontalPodAutoscaler' && typeof at[2] === 'number' && textAt(object.body, 'spec', 'metrics', at[2], 'object', 'describedObject', 'kind') === 'Namespace';
    if (!engine || !(grouped || described)) return [];
    return [{ object, at, message: `${label} adds ${expression.metrics[0].name} up over the whole namespace: every model in it scales with every other`, remedy: 'keep the model label, and match it in the scaler', value: query.text }];
  });
}
