import { fabricInterfacesOf } from '../../container/fabric';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const fabricNotFenced: Rule = {
  code: 'FABRIC_PAST_POLICIES',
  area: 'network',
  law: 'what machines of one replica tell each other is fenced in by policies of the cluster',
  why: 'the Elastic Fabric Adapter goes past the kernel and so past network policies; its traffic is neither signed nor encrypted by engines',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const interfaces = fabricInterfacesOf(subject);
    if (interfaces === 0) return [];
    return [{
      path: 'hardware.nodes',
      message: `${interfaces} EFA interfaces of each machine carry traffic that no NetworkPolicy sees`,
      remedy: 'give the nodes of this service a security group that admits all traffic from and to itself, inbound and outbound, and nothing else: with less, devices fall back to TCP in silence',
      value: String(interfaces),
    }];
  },
};
