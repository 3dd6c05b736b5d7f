import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const cpuRequestFits: Rule = {
  code: 'CPU_REQUEST_DOES_NOT_FIT',
  area: 'fit',
  law: 'engine and guard together ask for no more CPUs than the instance type has',
  why: 'a replica that asks for more is never placed',
  severity: ALWAYS_ERROR,
  check: ({ replica: { engine, guard }, instanceType }) => {
    const asked = engine.cpus + guard.cpus;
    if (asked <= instanceType.vcpus) return [];
    return [{
      path: 'hardware.instanceType',
      message: `engine and guard ask for ${engine.cpus} + ${guard.cpus} CPUs, ${instanceType.name} has ${instanceType.vcpus}`,
      remedy: 'take an instance type with more CPUs',
      value: String(asked),
      limit: String(instanceType.vcpus),
    }];
  },
};
