import { devicesPerNode } from '../../plan/cut';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

/** x86_64 types of the catalogue run two threads on a core, arm64 types one. */
const threadsPerCore = (cpuArchitecture: string) => (cpuArchitecture === 'arm64' ? 1 : 2);

export const coresForProcesses: Rule = {
  code: 'CORES_FEWER_THAN_PROCESSES',
  area: 'fit',
  law: 'every process of the engine has a core of its own',
  why: 'a process that waits for a core leaves its device idle: tokens come slower than the device allows',
  severity: ALWAYS_WARNING,
  check: ({ plan: { cut }, engineVersion: { runtime }, instanceType }) => {
    const devices = devicesPerNode(cut);
    const processes = devices * runtime.processesPerDevice;
    const cores = Math.floor(instanceType.vcpus / threadsPerCore(instanceType.cpuArchitecture));
    if (processes <= cores) return [];
    return [{
      path: 'hardware.instanceType',
      message: `the engine runs ${processes} processes on ${devices} devices, ${instanceType.name} has ${cores} cores`,
      remedy: 'take a size of the same family with more CPUs, or expect slower tokens',
      value: String(processes),
      limit: String(cores),
    }];
  },
};
