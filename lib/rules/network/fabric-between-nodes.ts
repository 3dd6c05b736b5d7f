import { fabricInterfacesOf } from '../../container/fabric';
import { nodesOf } from '../../plan/cut';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const fabricBetweenNodes: Rule = {
  code: 'NODES_WITHOUT_FABRIC',
  area: 'network',
  law: 'machines of one replica talk past the kernel, over the Elastic Fabric Adapter',
  why: 'over TCP each hop between stages waits for the kernel on both sides, in every step of every answer',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { plan: { cut }, instanceType: { name, networkBaselineGbps } } = subject;
    if (nodesOf(cut) === 1 || fabricInterfacesOf(subject) > 0) return [];
    return [{
      path: 'hardware.instanceType',
      message: `${nodesOf(cut)} × ${name} talk over TCP at ${networkBaselineGbps} Gbit/s: no EFA interface of this type is known`,
      remedy: 'take an instance type with EFA, or one that holds the model alone',
      value: name,
    }];
  },
};
