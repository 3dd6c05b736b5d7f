import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const cutWithinEngine: Rule = {
  code: 'CUT_BEYOND_ENGINE',
  area: 'parallelism',
  law: 'a replica spans no more devices than the engine can split a model over',
  why: 'the engine ignores the rest or ends at its start, after the machine was paid for',
  severity: ALWAYS_ERROR,
  check: ({ plan: { cut }, engineVersion, instanceType }) => {
    const most = engineVersion.memory(instanceType.accelerator, 1).mostDevices;
    if (cut.devices <= most) return [];
    return [{
      path: 'hardware.tensorParallel',
      message: `a replica spans ${cut.devices} devices, ${engineVersion.engineName} can split a model over ${most}`,
      remedy: most === 1 ? 'leave hardware.tensorParallel out and run more replicas, or take another engine' : `lower hardware.tensorParallel to ${most}`,
      value: String(cut.devices),
      limit: String(most),
    }];
  },
};
