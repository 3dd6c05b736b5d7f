import { EksNodes } from '../../deployment/eks-props';
import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const autoModeCan: Rule = {
  code: 'AUTO_MODE_CANNOT',
  area: 'capacity',
  law: 'EKS Auto Mode is asked for nothing that it does not let anybody choose',
  why: 'image and disks of its machines are its own, and a reservation is chosen by a node class',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const nodes = nodesOf(subject);
    if (nodes?.nodes !== EksNodes.AUTO_MODE) return [];
    const reserved = nodes.nodeClass === undefined ? nodes.pools.find(({ source }) => source.reservation !== undefined) : undefined;
    const asked: [value: string | undefined, path: string, message: string, remedy: string][] = [
      [nodes.machineImage, 'hardware.machineImage', 'Auto Mode starts machines from an image of its own', 'leave it out, or let Karpenter make the machines'],
      [reserved?.source.reservation, 'hardware.capacity', "the node class 'default' names no reservation", 'make a NodeClass that selects it, and name that in aws.eks.nodeClass'],
    ];
    return asked.filter(([value]) => value !== undefined).map(([value, path, message, remedy]) => ({ path, message: `${message}: ${value} cannot be asked for`, remedy, value }));
  },
};
