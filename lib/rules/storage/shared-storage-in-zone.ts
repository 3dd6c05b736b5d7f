import { platformFacts } from '../../platform/platforms';
import type { Rule, Subject } from '../rule';
import { WARNING_OUTSIDE_DEV } from '../severities';
import { sharedIn } from './shared';

/** The label in which nodes say their zone (Kubernetes documentation, "Well-Known Labels, Annotations and Taints"). */
const ZONE_LABEL = 'topology.kubernetes.io/zone';

export const sharedStorageInZone: Rule = {
  code: 'SHARED_STORAGE_IN_ONE_ZONE',
  area: 'storage',
  law: 'replicas stand in the zone of the file system that they read, where that has one',
  why: 'another zone reads across: each byte is paid for, and every replica is gone with that one zone',
  severity: WARNING_OUTSIDE_DEV,
  check: (subject) => {
    const found = sharedIn(subject);
    if (!found?.facts.zonal || subject.service.replicas <= 1 || standsInOneZone(subject)) return [];
    const { shared: { kind }, facts } = found;
    return [{
      path: 'storage.shared.kind',
      message: `${facts.words} stands in one zone, the ${subject.service.replicas} replicas may stand in several`,
      remedy: `keep the replicas in its zone (one zone in aws.imports.vpc, ${ZONE_LABEL} in kubernetes.nodeSelector), or take efs`,
      value: kind,
    }];
  },
};

/** Networks that are made here have several zones. */
function standsInOneZone({ deployment: { platforms, aws, kubernetes } }: Subject): boolean {
  const zones = aws?.imports?.vpc?.zones.length;
  return platforms.every((platform) => (platformFacts(platform).pods ? kubernetes.nodeSelector?.[ZONE_LABEL] !== undefined : zones === 1));
}
