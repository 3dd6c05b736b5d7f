import { VolumeKind } from '../../../lib/container/container-spec';
import { Severity } from '../../../lib/finding/severity';
import type { RuleCases } from './cases';

export const fitCases: RuleCases = {
  MODEL_DOES_NOT_FIT: {
    fires: [
      { when: 'weights alone are too large', given: { plan: { memory: { kvCacheGiB: -2 } } }, says: /41\.6 GiB.*39\.6 GiB/, at: 'hardware.instanceType' },
      { when: 'nothing is left for the cache', given: { plan: { memory: { kvCacheGiB: 0 } } }, says: /39\.6 GiB/, at: 'hardware.instanceType' },
    ],
    silent: [{ when: 'something is left', given: {} }],
  },
  FIT_TOO_CLOSE: {
    fires: [{ when: 'less than a tenth is left', given: { plan: { memory: { kvCacheGiB: 3 } } }, says: /3\.0 GiB.*7\.6 %/, at: 'hardware.instanceType' }],
    silent: [
      { when: 'a tenth is left', given: { plan: { memory: { kvCacheGiB: 4 } } } },
      { when: 'it does not fit at all, which another rule says', given: { plan: { memory: { kvCacheGiB: -1 } } } },
    ],
  },
  CONTEXT_DOES_NOT_FIT: {
    fires: [
      { when: 'one sequence is larger than the cache', given: { plan: { memory: { kvCacheGiB: 0.5 } } }, says: /8192 tokens needs 1\.1 GiB.*0\.5 GiB/, at: 'workload.contextTokens' },
    ],
    silent: [
      { when: 'one sequence just fits', given: { plan: { memory: { kvCacheGiB: 1.1 } } } },
      { when: 'the model itself does not fit', given: { plan: { memory: { kvCacheGiB: -1 } } } },
    ],
  },
  CONTEXT_BEYOND_MODEL: {
    fires: [{ when: 'the context is longer than declared', given: { plan: { contextTokens: 40_961 } }, says: /40961.*40960/, at: 'workload.contextTokens' }],
    silent: [{ when: 'the context is as long as declared', given: { plan: { contextTokens: 40_960 } } }],
  },
  WORKLOAD_BEYOND_CONTEXT: {
    fires: [{ when: 'prompt and answer exceed it', given: { service: { workload: { inputTokens: 8000 } } }, says: /8000 \+ 2048.*8192/, at: 'workload.contextTokens' }],
    silent: [{ when: 'prompt and answer fill it', given: {} }],
  },
  CONCURRENCY_DOES_NOT_FIT: {
    fires: [
      { when: 'typical requests do not fit', given: { service: { workload: { concurrency: 64 } } }, says: /64 requests.*18 of the typical/, at: 'workload.concurrency' },
      {
        when: 'only long requests do not fit',
        given: { service: { workload: { concurrency: 20, inputTokens: 1024, outputTokens: 1024 } } },
        says: /room for 79.*only 18/,
        at: 'workload.concurrency',
        severity: Severity.INFO,
      },
    ],
    silent: [
      { when: 'as many fit', given: { service: { workload: { concurrency: 18 } } } },
      { when: 'not even one fits, which another rule says', given: { plan: { memory: { sequences: 0 } } } },
    ],
  },
  HOST_MEMORY_TOO_SMALL: {
    fires: [
      { when: 'more is asked for than there is', given: { instanceType: { memoryMiB: 24_000 } }, says: /24576 \+ 256 MiB.*24000 MiB/, at: 'hardware.instanceType' },
      { when: 'nothing is left to the system', given: { instanceType: { memoryMiB: 25_000 } }, says: /the system keeps some/, at: 'hardware.instanceType', severity: Severity.WARNING },
    ],
    silent: [{ when: 'there is plenty', given: {} }],
  },
  CPU_REQUEST_DOES_NOT_FIT: {
    fires: [{ when: 'more CPUs are asked for than there are', given: { instanceType: { vcpus: 4 } }, says: /4 \+ 0\.5 CPUs.*4$/, at: 'hardware.instanceType' }],
    silent: [{ when: 'there are enough', given: { instanceType: { vcpus: 5 } } }],
  },
  CORES_FEWER_THAN_PROCESSES: {
    fires: [
      { when: 'two threads share a core', given: { instanceType: { vcpus: 2 } }, says: /2 processes.*1 cores/, at: 'hardware.instanceType' },
      { when: 'a wide cut runs on few cores', given: { plan: { cut: { devices: 8 } } }, says: /16 processes on 8 devices.*4 cores/, at: 'hardware.instanceType' },
    ],
    silent: [
      { when: 'every process has one', given: { instanceType: { vcpus: 4 } } },
      { when: 'every CPU is a core', given: { instanceType: { vcpus: 2, cpuArchitecture: 'arm64' } } },
    ],
  },
  SHARED_MEMORY_TOO_SMALL: {
    fires: [
      { when: 'a split replica has less', given: { plan: { cut: { devices: 2 } }, engineVersion: { runtime: { sharedMemoryMiB: 4096 } } }, says: /2048 MiB.*4096 MiB/, at: 'engine' },
      { when: 'one device has less', given: { engineVersion: { runtime: { sharedMemoryMiB: 4096 } } }, says: /2048 MiB/, at: 'engine', severity: Severity.WARNING },
      { when: 'nothing is mounted', given: { plan: { cut: { devices: 2 } }, replica: { engine: { mounts: [] } } }, says: /has 0 MiB/, at: 'engine' },
    ],
    silent: [
      { when: 'it is as large as asked', given: {} },
      { when: 'it has no bound', given: { replica: { volumes: [{ name: 'shm', kind: VolumeKind.MEMORY }] } } },
    ],
  },
  MEMORY_BELOW_SHARED_MEMORY: {
    fires: [{ when: 'the limit is as small as the volume', given: { replica: { engine: { memoryLimitMiB: 2048 } } }, says: /engine has 2048 MiB.*2048 MiB/, at: 'hardware.instanceType' }],
    silent: [{ when: 'the limit is larger', given: {} }, { when: 'the volume has no bound', given: { replica: { volumes: [{ name: 'shm', kind: VolumeKind.MEMORY }] } } }],
  },
  MEMORY_BELOW_STREAM: {
    fires: [
      { when: 'buffers and shared memory take all of it', given: { plan: { cut: { devices: 4 }, weights: { streamBufferMiB: 5632 } }, replica: { engine: { memoryMiB: 24_576 } } }, says: /4 devices buffers 22528 MiB besides 2048 MiB.*24576 MiB/, at: 'hardware.instanceType' },
      { when: 'the rest is pinned for the cache', given: { service: { optimization: { kvOffloadGiB: 18 } }, plan: { cut: { devices: 1 }, weights: { streamBufferMiB: 4096 } }, replica: { engine: { memoryMiB: 24_576 } } }, says: /besides 2048 MiB.*6144 MiB for both/, at: 'hardware.instanceType' },
    ],
    silent: [
      { when: 'something is left', given: { plan: { cut: { devices: 4 }, weights: { streamBufferMiB: 5631 } }, replica: { engine: { memoryMiB: 24_576 } } } },
      { when: 'nothing is streamed', given: { replica: { engine: { memoryMiB: 1024 } } } },
    ],
  },
};
