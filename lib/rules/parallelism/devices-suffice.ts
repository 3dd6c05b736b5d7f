import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const devicesSuffice: Rule = {
  code: 'DEVICES_MISSING',
  area: 'parallelism',
  law: 'a replica takes no more devices than its machine has',
  why: 'a single-node replica cannot borrow devices from another machine',
  severity: ALWAYS_ERROR,
  check: ({ plan: { cut }, instanceType }) => {
    const { count, name } = instanceType.accelerator;
    if (cut.devices <= count) return [];
    return [{
      path: 'hardware.tensorParallel',
      message: `a replica takes ${cut.devices} devices, ${instanceType.name} has ${count} × ${name}`,
      remedy: 'take an instance type with more devices, or lower hardware.tensorParallel',
      value: String(cut.devices),
      limit: String(count),
    }];
  },
};
