import { listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const groupPortsStayInside: Rule = {
  code: 'GROUP_PORT_OPEN',
  area: 'network',
  law: 'ports on which machines of one replica meet are open inside the group only',
  why: 'they ask for no key, and some unpickle what they receive: whoever reaches one runs code in the engine',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { group, cluster, engine, guard } = subject.replica;
    const inner = [...(group ? [group.rendezvousPort] : []), ...(subject.engineVersion.framework?.controlPorts ?? [])];
    const members = [group?.worker, cluster?.head].flatMap((member) => (member ? [member] : []));
    const published = [engine, guard, ...members].flatMap(({ name, ports }) => ports.filter(({ loopback }) => !loopback).map(({ number }) => ({ name, number })));
    return published.filter(({ name, number }) => members.some((member) => member.name === name) || inner.includes(number)).map(({ name, number }) => ({
      path: 'engine',
      message: `port ${number} of the ${name} is published, members of a group meet on ${listed(inner.map(String))}`,
      remedy: 'publish the ports of the guard only; members reach each other without',
      value: String(number),
    }));
  },
};
