import { EksNodes } from '../../deployment/eks-props';
import { nodesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const devicePluginRuns: Rule = {
  code: 'DEVICE_PLUGIN_NEEDED',
  area: 'compatibility',
  law: 'something in the cluster tells it which devices a machine has',
  why: 'the image carries the driver alone: without a device plugin no machine offers a device, and pods wait for ever',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const nodes = nodesOf(subject);
    if (!nodes || nodes.nodes === EksNodes.AUTO_MODE) return [];
    return [{
      path: 'aws.eks.nodes',
      message: `machines with ${nodes.acceleratorResource} need a device plugin, and none is rendered`,
      remedy: `see to it that the cluster runs one that tolerates the taint ${nodes.acceleratorResource}; Auto Mode brings its own`,
      value: nodes.acceleratorResource,
    }];
  },
};
