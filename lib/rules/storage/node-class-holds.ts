import { EksNodes } from '../../deployment/eks-props';
import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

/** Ephemeral storage of Auto Mode's own node class, GiB (EKS user guide, Auto Mode; AWS facts of 2026-11-22, section 6). */
const DEFAULT_GIB = 80;

export const nodeClassHolds: Rule = {
  code: 'NODE_CLASS_TOO_SMALL',
  area: 'storage',
  law: 'the disk of machines that AWS makes holds image, weights and kernels',
  why: 'its own node class gives a machine 80 GiB: images of engines are large, and pods are evicted from a full disk',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const nodes = nodesOf(subject);
    const { diskGiB } = subject.plan;
    if (nodes?.nodes !== EksNodes.AUTO_MODE || nodes.nodeClass !== undefined || diskGiB <= DEFAULT_GIB) return [];
    return [{
      path: 'aws.eks.nodeClass',
      message: `a replica needs about ${diskGiB} GiB of disk, machines of the node class 'default' have ${DEFAULT_GIB}${nodes.localDisks ? '; whether Auto Mode uses the disks of the type besides is not known (UNVERIFIED)' : ''}`,
      remedy: `make a NodeClass with ephemeralStorage.size of at least ${diskGiB}Gi, and name it in aws.eks.nodeClass`,
      value: `${diskGiB} GiB`,
      limit: `${DEFAULT_GIB} GiB`,
    }];
  },
};
