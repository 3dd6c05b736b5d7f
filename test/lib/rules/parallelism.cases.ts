import { givenSubject } from '../../support/subject';
import type { RuleCases } from './cases';

const split = (tensorParallel: number) => ({ plan: { cut: { tensorParallel, devices: tensorParallel } } });

const memoryFor = (mostDevices: number) => ({ memory: () => ({ ...givenSubject().engineVersion.memory(givenSubject().instanceType.accelerator, 1), mostDevices }) });

export const parallelismCases: RuleCases = {
  CUT_BEYOND_ENGINE: {
    fires: [
      { when: 'it cannot split at all', given: { ...split(2), engineVersion: memoryFor(1) }, says: /spans 2 devices, toy can split a model over 1/, at: 'hardware.tensorParallel' },
      { when: 'it can split a little', given: { ...split(8), engineVersion: memoryFor(4) }, says: /spans 8 devices.*over 4/, at: 'hardware.tensorParallel' },
    ],
    silent: [{ when: 'it can split that far', given: { ...split(4), engineVersion: memoryFor(4) } }],
  },
  HEADS_NOT_DIVISIBLE: {
    fires: [{ when: 'three devices share 32 heads', given: split(3), says: /32 attention heads.*by 3/, at: 'hardware.tensorParallel' }],
    silent: [{ when: 'four devices share 32 heads', given: split(4) }],
  },
  KV_HEADS_NOT_DIVISIBLE: {
    fires: [{ when: 'six devices share 8 heads', given: split(6), says: /8 key-value heads.*by 6/, at: 'hardware.tensorParallel' }],
    silent: [{ when: 'they divide', given: split(4) }, { when: 'they replicate', given: split(16) }],
  },
  KV_HEADS_REPLICATED: {
    fires: [
      { when: 'more devices than heads', given: split(16), says: /16 devices share 8.*kept 2 times/, at: 'hardware.tensorParallel' },
      { when: 'the cache is one latent', given: { ...split(2), service: { model: { facts: { kvHeads: 1, attention: { latentWidth: 576 } } } } }, says: /2 devices keeps the whole latent/, at: 'hardware.tensorParallel' },
    ],
    silent: [{ when: 'as many devices as heads', given: split(8) }, { when: 'the cut is illegal, which another rule says', given: split(12) }],
  },
  QUANTISATION_BLOCK_SPLIT: {
    fires: [
      {
        when: 'experts are narrower than a block',
        given: {
          plan: { cut: { tensorParallel: 8, devices: 8 }, weightFormat: 'fp8' },
          service: { model: { facts: { quantization: { format: 'fp8', blockSize: 128 }, experts: { experts: 128, topK: 8, intermediateSize: 1536, parameters: 1e9 } } } },
        },
        says: /1536 over 8 devices is 192.*128/,
        at: 'hardware.tensorParallel',
      },
    ],
    silent: [
      { when: 'a shard holds whole blocks', given: { plan: { cut: { tensorParallel: 4, devices: 4 }, weightFormat: 'fp8' }, service: { model: { facts: { quantization: { format: 'fp8', blockSize: 128 } } } } } },
      { when: 'nothing is split', given: { plan: { weightFormat: 'fp8' }, service: { model: { facts: { intermediateSize: 100, quantization: { format: 'fp8', blockSize: 128 } } } } } },
      { when: 'nothing shares a scale', given: split(8) },
    ],
  },
  DEVICES_MISSING: {
    fires: [{ when: 'two are taken of one', given: split(2), says: /takes 2 devices.*has 1/, at: 'hardware.tensorParallel' }],
    silent: [{ when: 'all are taken', given: {} }],
  },
  CUT_DOES_NOT_ADD_UP: {
    fires: [
      { when: 'the parts make another number', given: { plan: { cut: { tensorParallel: 2, pipelineParallel: 2, devices: 2 } } }, says: /2 × 2 .* 4 devices.*counts 2/, at: 'hardware.tensorParallel' },
      { when: 'the container asks for another number', given: { replica: { engine: { accelerators: 2 } } }, says: /asks for 2/, at: 'hardware.tensorParallel' },
    ],
    silent: [{ when: 'all agree', given: {} }],
  },
  PIPELINE_TOO_DEEP: {
    fires: [{ when: 'there are more stages than layers', given: { plan: { cut: { pipelineParallel: 37 } } }, says: /37 pipeline stages.*36 layers/, at: 'hardware' }],
    silent: [{ when: 'there is one stage', given: {} }],
  },
  TENSOR_PARALLEL_OVER_PCIE: {
    fires: [
      { when: 'four devices talk over PCIe', given: split(4), says: /4 devices.*45 % of 4/, at: 'hardware.tensorParallel' },
      { when: 'three devices talk over PCIe', given: split(3), says: /3 devices.*94 % of 2/, at: 'hardware.tensorParallel' },
    ],
    silent: [
      { when: 'one device talks to nobody', given: {} },
      { when: 'they talk over NVLink', given: { ...split(4), instanceType: { accelerator: { nvlink: true } } } },
      { when: 'they are no NVIDIA devices, of which nothing was measured', given: { ...split(4), instanceType: { accelerator: { vendor: 'AWS' } } } },
    ],
  },
  CUT_WIDER_THAN_NEEDED: {
    fires: [
      { when: 'half would do', given: { ...split(2), service: { tensorParallel: 2, workload: { concurrency: 1 } }, plan: { cut: { tensorParallel: 2 }, memory: { weightsGiB: 8, kvPerSequenceGiB: 0.5 } } }, says: /2 devices.*, 1 would hold/, at: 'hardware.tensorParallel' },
    ],
    silent: [
      { when: 'the plan chose', given: {} },
      { when: 'half would not hold the weights', given: { service: { tensorParallel: 2 }, plan: { memory: { weightsGiB: 30 } } } },
      { when: 'half would not hold the load', given: { service: { tensorParallel: 2, workload: { concurrency: 400 } }, plan: { memory: { weightsGiB: 8 } } } },
      { when: 'one device is asked for', given: { service: { tensorParallel: 1 } } },
    ],
  },
  DEVICES_IDLE: {
    fires: [
      { when: 'three of four are not used', given: { instanceType: { accelerator: { count: 4 } }, plan: { cost: { usdPerInstanceHour: 10 } } }, says: /4 devices.*uses 1: 3 stand idle, about 7\.50 of 10\.00/, at: 'hardware.instanceType' },
    ],
    silent: [
      { when: 'all are used', given: {} },
      { when: 'pods share the machine', given: { instanceType: { accelerator: { count: 4 } }, deployment: { platforms: [] } } },
    ],
  },
};
