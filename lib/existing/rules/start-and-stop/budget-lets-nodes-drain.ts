import { Severity } from '../../../finding/severity';
import { fieldsAt, textAt } from '../../fields';
import type { Scope } from '../../scope';
import { shareOf } from '../../units';
import type { ManifestRule, ManifestViolation } from '../rule';

export const budgetLetsNodesDrain: ManifestRule = {
  code: 'DISRUPTION_BUDGET_OUT_OF_BOUNDS',
  area: 'start and stop',
  law: 'a disruption budget lets one replica go and keeps the others',
  why: 'a budget that allows nothing blocks every drain of a node, one that allows everything protects nothing',
  severity: Severity.WARNING,
  check: (scope) => scope.of('PodDisruptionBudget').flatMap((object) => judged(scope, object)),
};

function judged(scope: Scope, object: ManifestViolation['object']): ManifestViolation[] {
  const spec = fieldsAt(object.body, 'spec');
  const [pod] = scope.picked(object, spec['selector']);
  const [least, most] = [textAt(spec, 'minAvailable'), textAt(spec, 'maxUnavailable')];
  const replicas = pod?.replicas;
  const kept = replicas === undefined ? undefined : shareOf(least, replicas, Math.ceil);
  const blocks = most === '0' || most === '0%' || least === '100%' || (kept !== undefined && replicas !== undefined && replicas > 0 && kept >= replicas);
  const field = least === undefined ? 'maxUnavailable' : 'minAvailable';
  if (blocks) {
    return [{ object, at: ['spec', field], message: `${field} ${least ?? most} of ${replicas ?? 'all'} replicas lets none go: no node below them can be drained`, remedy: 'set maxUnavailable: 1', value: least ?? most ?? '' }];
  }
  if (least === '0' || least === '0%' || most === '100%') {
    return [{ object, at: ['spec', field], message: `${field} ${least ?? most} lets every replica go at once: the budget protects nothing`, remedy: 'set maxUnavailable: 1', value: least ?? most ?? '' }];
  }
  const groups = pod && pod.groupSize > 1 ? pod.groupSize : 1;
  if (groups === 1) return [];
  return [{ object, at: ['spec', field], message: `the budget counts pods, and one that goes takes its whole group of ${groups} along`, remedy: `count in steps of ${groups}, or pick leaders only`, value: least ?? most ?? '', severity: Severity.INFO }];
}
