import { Severity } from '../../../finding/severity';
import { numberAt, textAt, textsAt } from '../../fields';
import { nameOf, sameNamespace, type ManifestObject } from '../../manifest';
import { claimsOf, type PodTemplate } from '../../pods';
import { mostReplicas } from '../../queries';
import type { Scope } from '../../scope';
import { shareOf } from '../../units';
import type { ManifestRule, ManifestViolation } from '../rule';

/** Modes that bind a volume to one node or one pod. */
const ONE_NODE = ['ReadWriteOnce', 'ReadWriteOncePod'];

export const claimFitsReplicas: ManifestRule = {
  code: 'CLAIM_BOUND_TO_ONE_NODE',
  area: 'storage',
  law: 'a volume that several pods mount at once can be mounted on several nodes',
  why: 'the second pod waits for the volume that the first one holds: replicas on other nodes, and every rolling update, never start',
  severity: Severity.ERROR,
  check: (scope) => [...scope.pods.filter(({ object }) => object.kind !== 'StatefulSet').flatMap((pod) => claimsOf(pod).flatMap((claim) => judged(scope, pod, claim))), ...ofNim(scope)],
};

function judged(scope: Scope, pod: PodTemplate, { name, path }: ReturnType<typeof claimsOf>[number]): ManifestViolation[] {
  const claim = scope.of('PersistentVolumeClaim').find((candidate) => candidate.name === name && sameNamespace(candidate, pod.object));
  const modes = claim ? textsAt(claim.body, 'spec', 'accessModes') : [];
  if (!claim || modes.length === 0 || !modes.every((mode) => ONE_NODE.includes(mode))) return [];
  const { object, replicas = 1, groupSize } = pod;
  const scaled = Math.max(0, ...scope.scalersOf(object).map((scaler) => mostReplicas(scaler) ?? 0));
  const most = Math.max(replicas, scaled) * groupSize;
  const remedy = 'take ReadWriteMany or ReadOnlyMany, a volume for each replica (StatefulSet), or one replica with strategy Recreate';
  if (most > 1) return [{ object, at: path, message: `up to ${most} pods mount ${nameOf(claim)}, which is ${modes.join(', ')}`, remedy, value: modes.join(', '), limit: `${most} pods` }];
  if (object.kind !== 'Deployment' || textAt(object.body, 'spec', 'strategy', 'type') === 'Recreate') return [];
  if (shareOf(textAt(object.body, 'spec', 'strategy', 'rollingUpdate', 'maxSurge') ?? '25%', replicas, Math.ceil) === 0) return [];
  return [{ object, at: path, message: `a rolling update starts a second pod that mounts ${nameOf(claim)}, which is ${modes.join(', ')}`, remedy: 'set strategy: { type: Recreate }, or take ReadWriteMany', value: modes.join(', ') }];
}

/** The cache of a NIM service is a claim of its own. */
function ofNim(scope: Scope): ManifestViolation[] {
  return scope.of('NIMService').flatMap((object: ManifestObject) => {
    const most = Math.max(numberAt(object.body, 'spec', 'replicas') ?? 1, numberAt(object.body, 'spec', 'scale', 'hpa', 'maxReplicas') ?? 1);
    const cache = textAt(object.body, 'spec', 'storage', 'nimCache', 'name');
    const owner = cache === undefined ? object : scope.of('NIMCache').find((candidate) => candidate.name === cache && sameNamespace(candidate, object));
    const mode = owner && textAt(owner.body, 'spec', 'storage', 'pvc', 'volumeAccessMode');
    if (most <= 1 || mode === undefined || !ONE_NODE.includes(mode)) return [];
    return [{ object, at: ['spec', 'storage'], message: `up to ${most} replicas mount one cache, which is ${mode}`, remedy: 'set volumeAccessMode: ReadWriteMany', value: mode, limit: `${most} replicas` }];
  });
}
