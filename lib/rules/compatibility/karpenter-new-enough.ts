import { CapacityKind } from '../../deployment/capacity-props';
import { EksNodes } from '../../deployment/eks-props';
import { compareVersions, isVersion } from '../../units/version';
import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

/** Least version for each minor version of Kubernetes (Karpenter compatibility matrix, v1.14.1, read 2026-11-22). */
const FLOORS = [['1.29', '1.0.5'], ['1.32', '1.2'], ['1.33', '1.5'], ['1.34', '1.6'], ['1.35', '1.9'], ['1.36', '1.13']] as const;

/** The version that knows Capacity Blocks. */
const RESERVATIONS = '1.6';

export const karpenterNewEnough: Rule = {
  code: 'KARPENTER_VERSION_NEEDED',
  area: 'compatibility',
  law: 'Karpenter is new enough for the cluster and for what it is asked',
  why: 'an older one does not start machines of that version, or does not know reservations',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const nodes = nodesOf(subject);
    if (nodes?.nodes !== EksNodes.KARPENTER) return [];
    const { version } = subject.deployment.kubernetes;
    const reserved = nodes.pools.some(({ source: { kind } }) => kind === CapacityKind.RESERVED || kind === CapacityKind.CAPACITY_BLOCK);
    const least = FLOORS.filter(([minor]) => isVersion(version) && compareVersions(version, minor) >= 0).at(-1)?.[1] ?? FLOORS[0][1];
    return [{
      path: 'aws.eks.nodes',
      message: `a cluster of ${version} needs Karpenter ${least} or newer${reserved ? `, and its gate ReservedCapacity (from ${RESERVATIONS})` : ''}`,
      remedy: 'see which one runs: kubectl get deployment -A -l app.kubernetes.io/name=karpenter',
      limit: least,
    }];
  },
};
