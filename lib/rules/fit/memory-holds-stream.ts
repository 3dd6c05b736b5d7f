import { offloadedMiB } from '../../plan/besides';
import { devicesPerNode } from '../../plan/cut';
import { streamMemoryMiB } from '../../plan/weights-plan';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const memoryHoldsStream: Rule = {
  code: 'MEMORY_BELOW_STREAM',
  area: 'fit',
  law: 'the memory of the engine holds shared memory and what the streamer buffers for each device',
  why: 'a buffer must hold the largest tensor: with less the process is killed while weights load',
  severity: ALWAYS_ERROR,
  check: ({ service, plan, replica: { engine } }) => {
    const devices = devicesPerNode(plan.cut);
    const buffers = streamMemoryMiB(plan.weights, devices);
    const needed = buffers + plan.sharedMemoryMiB;
    // what is pinned for the cache is no room for a buffer
    const room = engine.memoryMiB - offloadedMiB(service);
    if (buffers === 0 || needed < room) return [];
    return [{
      path: 'hardware.instanceType',
      message: `streaming to ${devices} devices buffers ${buffers} MiB besides ${plan.sharedMemoryMiB} MiB of shared memory, the engine has ${room} MiB for both`,
      remedy: 'take an instance type with more memory, or leave storage.load out',
      value: `${needed} MiB`,
      limit: `${room} MiB`,
    }];
  },
};
