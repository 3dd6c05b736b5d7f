import { EksNodes } from '../../deployment/eks-props';
import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const nodeImageChosen: Rule = {
  code: 'NODE_GROUP_IMAGE_FIXED',
  area: 'compatibility',
  law: 'a node group starts machines from the image of its type',
  why: 'an image of one\'s own must be told how to join the cluster, which only the cluster\'s owner knows',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const nodes = nodesOf(subject);
    if (nodes?.nodes !== EksNodes.NODE_GROUP || nodes.machineImage === undefined) return [];
    return [{
      path: 'hardware.machineImage',
      message: `the node group starts from ${nodes.image.amiType}, ${nodes.machineImage} cannot take its place`,
      remedy: 'leave it out, or let Karpenter make the machines, which knows how to join',
      value: nodes.machineImage,
      limit: nodes.image.amiType,
    }];
  },
};
