import { Severity } from '../../../finding/severity';
import { listAt, numberAt, textAt } from '../../fields';
import { judgeMetric } from '../../metrics';
import type { ManifestRule } from '../rule';

export const zeroHasAHolder: ManifestRule = {
  code: 'SCALE_TO_ZERO_HAS_NO_HOLDER',
  area: 'scaling',
  law: 'what scales to zero is woken by a signal that exists while nothing runs, and something holds the first request',
  why: 'an engine that does not run shows no metric: nothing ever starts it again, and callers get errors',
  severity: Severity.WARNING,
  check: (scope) => scope.of('ScaledObject').flatMap((object) => {
    const least = numberAt(object.body, 'spec', 'minReplicaCount');
    if ((least ?? 0) > 0 || scope.of('HTTPScaledObject').length > 0) return [];
    const triggers = listAt(object.body, 'spec', 'triggers');
    const own = scope.queries.filter((query) => query.object === object);
    const ofEngine = own.filter((query) => query.expression.metrics.some(({ name }) => judgeMetric(scope, query, name)));
    const never = triggers.length > 0 && ofEngine.length === triggers.length;
    const only = triggers.map((trigger) => textAt(trigger, 'type')).join(', ');
    return [{
      object,
      at: least === undefined ? ['spec'] : ['spec', 'minReplicaCount'],
      message: `${least === undefined ? 'minReplicaCount is not set, which means 0' : 'minReplicaCount is 0'}${never ? ', and every trigger asks the engine itself: at zero there is no such metric' : ` (triggers: ${only})`}`,
      remedy: 'set minReplicaCount 1, or wake it by a metric of the gateway with something that holds requests meanwhile',
      value: String(least ?? 0),
      ...(never && { severity: Severity.ERROR }),
    }];
  }),
};
