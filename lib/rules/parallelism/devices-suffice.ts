import { devicesPerNode, nodesOf } from '../../plan/cut';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const devicesSuffice: Rule = {
  code: 'DEVICES_MISSING',
  area: 'parallelism',
  law: 'a replica takes no more devices of a machine than it has',
  why: 'a machine cannot borrow devices from another one',
  severity: ALWAYS_ERROR,
  check: ({ plan: { cut }, instanceType }) => {
    const { count, name } = instanceType.accelerator;
    if (devicesPerNode(cut) <= count) return [];
    const machines = nodesOf(cut) > 1 ? ` on ${nodesOf(cut)} machines` : '';
    return [{
      path: 'hardware.tensorParallel',
      message: `a replica takes ${cut.devices} devices${machines}, ${instanceType.name} has ${count} × ${name}`,
      remedy: 'take an instance type with more devices, or lower hardware.tensorParallel',
      value: String(cut.devices),
      limit: String(count * nodesOf(cut)),
    }];
  },
};
