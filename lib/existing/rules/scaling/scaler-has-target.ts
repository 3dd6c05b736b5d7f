import { Severity } from '../../../finding/severity';
import { numberAt, textAt } from '../../fields';
import { sameNamespace } from '../../manifest';
import { mostReplicas } from '../../queries';
import type { ManifestRule } from '../rule';

export const scalerHasTarget: ManifestRule = {
  code: 'SCALER_TARGET_NOT_FOUND',
  area: 'scaling',
  law: 'a scaler names a workload that exists, and its least is not above its most',
  why: 'it is accepted all the same and scales nothing',
  severity: Severity.WARNING,
  check: (scope) => scope.of('ScaledObject', 'HorizontalPodAutoscaler', 'PodAutoscaler').flatMap((object) => {
    const name = textAt(object.body, 'spec', 'scaleTargetRef', 'name');
    const kind = textAt(object.body, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment';
    const least = numberAt(object.body, 'spec', object.kind === 'ScaledObject' ? 'minReplicaCount' : 'minReplicas') ?? 0;
    const most = mostReplicas(object);
    const known = scope.of(kind).filter((candidate) => sameNamespace(candidate, object));
    return [
      ...(name !== undefined && known.length > 0 && !known.some((candidate) => candidate.name === name)
        ? [{ object, at: ['spec', 'scaleTargetRef', 'name'], message: `there is no ${kind} '${name}' here, only ${known.map((candidate) => candidate.name).slice(0, 3).join(', ')}`, remedy: 'name the workload as its metadata does', value: name }] : []),
      ...(most !== undefined && least > most
        ? [{ object, at: ['spec'], message: `at least ${least} replicas and at most ${most} are asked for`, remedy: 'lower the least or raise the most', severity: Severity.ERROR }] : []),
    ];
  }),
};
