import { Architecture, Platform } from '../../../lib/deployment/enums';
import { SPREAD, TWO_NODES } from '../../support/group';
import { givenSubject } from '../../support/subject';
import type { RuleCases } from './cases';

const split = (tensorParallel: number) => ({ plan: { cut: { tensorParallel, devices: tensorParallel } } });

const memoryFor = (mostDevices: number) => ({ memory: () => ({ ...givenSubject().engineVersion.memory(givenSubject().instanceType.accelerator, 1), mostDevices }) });

/** A replica on two machines of eight devices. */
const onTwo = (cut: object = {}) => ({ plan: { cut: { ...TWO_NODES, ...cut } }, engineVersion: { spread: SPREAD }, instanceType: { accelerator: { count: 8 } } });

/** Experts narrower than a block when eight devices share each. */
const EXPERTS = { experts: 128, topK: 8, intermediateSize: 1536, parameters: 1e9 };

/** Whole experts on so many devices. */
const whole = (tensorParallel: number, experts?: typeof EXPERTS) => ({ plan: { cut: { tensorParallel, devices: tensorParallel, expertParallel: true } }, service: { model: { facts: { experts } } }, engineVersion: { spread: SPREAD } });

/** Stages without machines, or machines without stages. */
const alone = { tensorParallel: 1, pipelineParallel: 2, devices: 2 };

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
          service: { model: { facts: { quantization: { format: 'fp8', blockSize: 128 }, experts: EXPERTS } } },
        },
        says: /1536 over 8 devices is 192.*128/,
        at: 'hardware.tensorParallel',
      },
    ],
    silent: [
      {
        when: 'experts stay whole',
        given: {
          plan: { cut: { tensorParallel: 8, devices: 8, expertParallel: true }, weightFormat: 'fp8' },
          service: { model: { facts: { quantization: { format: 'fp8', blockSize: 128 }, experts: EXPERTS } } },
        },
      },
      { when: 'a shard holds whole blocks', given: { plan: { cut: { tensorParallel: 4, devices: 4 }, weightFormat: 'fp8' }, service: { model: { facts: { quantization: { format: 'fp8', blockSize: 128 } } } } } },
      { when: 'nothing is split', given: { plan: { weightFormat: 'fp8' }, service: { model: { facts: { intermediateSize: 100, quantization: { format: 'fp8', blockSize: 128 } } } } } },
      { when: 'nothing shares a scale', given: split(8) },
    ],
  },
  DEVICES_MISSING: {
    fires: [
      { when: 'two are taken of one', given: split(2), says: /takes 2 devices.*has 1/, at: 'hardware.tensorParallel' },
      { when: 'two machines have too few', given: { ...onTwo(), instanceType: { accelerator: { count: 4 } } }, says: /takes 16 devices on 2 machines.*has 4/, at: 'hardware.tensorParallel' },
    ],
    silent: [{ when: 'all are taken', given: {} }, { when: 'each of two machines gives all', given: onTwo() }],
  },
  CUT_DOES_NOT_ADD_UP: {
    fires: [
      { when: 'the parts make another number', given: { plan: { cut: { tensorParallel: 2, pipelineParallel: 2, devices: 2 } } }, says: /2 × 2 .* 4 devices.*counts 2/, at: 'hardware.tensorParallel' },
      { when: 'the container asks for another number', given: { replica: { engine: { accelerators: 2 } } }, says: /asks for 2/, at: 'hardware.tensorParallel' },
    ],
    silent: [{ when: 'all agree', given: {} }, { when: 'each of two machines asks for its half', given: { ...onTwo(), replica: { engine: { accelerators: 8 } } } }],
  },
  PIPELINE_TOO_DEEP: {
    fires: [{ when: 'there are more stages than layers', given: { plan: { cut: { pipelineParallel: 37 } } }, says: /37 pipeline stages.*36 layers/, at: 'hardware.pipelineParallel' }],
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
      { when: 'a search chose', given: { ...split(2), service: { search: { objective: 'cheapest' }, tensorParallel: 2, workload: { concurrency: 1 } }, plan: { cut: { tensorParallel: 2 }, memory: { weightsGiB: 8, kvPerSequenceGiB: 0.5 } } } },
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
  PIPELINE_UNSUPPORTED: {
    fires: [{ when: 'the engine knows no stages', given: { plan: { cut: alone } }, says: /2 pipeline stages.*toy 0\.32\.0 cannot/, at: 'hardware.pipelineParallel' }],
    silent: [{ when: 'it does', given: { plan: { cut: alone }, engineVersion: { spread: SPREAD } } }, { when: 'there is one stage', given: {} }],
  },
  NODES_BEYOND_ENGINE: {
    fires: [
      { when: 'it spans none', given: { plan: { cut: TWO_NODES } }, says: /spans 2 machines, toy 0\.32\.0 spans one$/, at: 'hardware.nodes' },
      { when: 'it says why', given: { plan: { cut: TWO_NODES }, engineVersion: { spread: { source: 'a test', wholeExperts: false, refusal: 'toys are too small' } } }, says: /spans one: toys are too small/, at: 'hardware.nodes' },
    ],
    silent: [{ when: 'it does', given: onTwo() }, { when: 'there is one machine', given: {} }],
  },
  NODES_BEYOND_PLATFORM: {
    fires: [{ when: 'machines of their own are made', given: { ...onTwo(), deployment: { platforms: [Platform.EC2, Platform.ECS, Platform.KUBERNETES] } }, says: /2 machines, and nothing on EC2, Amazon ECS starts/, at: 'hardware.nodes' }],
    silent: [
      { when: 'pods are made', given: { ...onTwo(), deployment: { platforms: [Platform.EKS, Platform.KUBERNETES] } } },
      { when: 'there is one machine', given: {} },
    ],
  },
  NODES_NEED_DISTRIBUTED: {
    fires: [{ when: 'one node was promised', given: onTwo(), says: /architecture is single-node.*2 machines/, at: 'architecture' }],
    silent: [{ when: 'it is distributed', given: { ...onTwo(), deployment: { architecture: Architecture.DISTRIBUTED } } }, { when: 'there is one machine', given: {} }],
  },
  NODES_UNEVEN: {
    fires: [{ when: 'three stages of one device stand on two machines', given: onTwo({ tensorParallel: 1, pipelineParallel: 3, devices: 3 }), says: /1 × 3 .* 3 devices.*evenly over 2 machines/, at: 'hardware.nodes' }],
    silent: [{ when: 'four stages do', given: onTwo({ tensorParallel: 1, pipelineParallel: 4, devices: 4 }) }, { when: 'there is one machine', given: {} }],
  },
  TENSOR_PARALLEL_OVER_NODES: {
    fires: [
      {
        when: 'sixteen devices share each layer',
        given: { ...onTwo({ tensorParallel: 16, pipelineParallel: 1 }), instanceType: { networkBaselineGbps: 3200, accelerator: { count: 8, nvlink: true } } },
        says: /16 devices share.*holds 8.*50\.0 GB\/s.*about 9 times as long/,
        at: 'hardware.tensorParallel',
      },
      { when: 'they would not be fast inside either', given: { ...onTwo({ tensorParallel: 16, pipelineParallel: 1 }), instanceType: { networkBaselineGbps: 100, accelerator: { count: 8 } } }, says: /1\.6 GB\/s of network for each device$/, at: 'hardware.tensorParallel' },
    ],
    silent: [{ when: 'each machine has layers of its own', given: onTwo() }, { when: 'there is one machine', given: split(8) }],
  },
  NODES_MORE_THAN_NEEDED: {
    fires: [{ when: 'a small model is spread', given: { ...onTwo(), instanceType: { accelerator: { count: 8, memoryMiB: 81_559 } } }, says: /spans 2 × .*, 1 would hold the model and 8 requests/, at: 'hardware.nodes' }],
    silent: [
      { when: 'one machine would not hold it', given: { ...onTwo(), instanceType: { accelerator: { count: 8, memoryMiB: 4096 } } } },
      { when: 'no number of machines would', given: { ...onTwo(), instanceType: { accelerator: { count: 8, memoryMiB: 512 } } } },
      { when: 'there is one machine', given: {} },
    ],
  },
  EXPERTS_NOT_DIVISIBLE: {
    fires: [
      { when: 'they do not divide', given: whole(3, EXPERTS), says: /128 experts.*by 3/, at: 'hardware.expertParallel' },
      { when: 'there are none', given: whole(2), says: /no experts to spread/, at: 'hardware.expertParallel' },
    ],
    silent: [{ when: 'they divide', given: whole(8, EXPERTS) }, { when: 'each is shared', given: split(3) }],
  },
  EXPERT_PARALLEL_UNSUPPORTED: {
    fires: [{ when: 'the engine does not know it', given: { ...whole(8, EXPERTS), engineVersion: {} }, says: /toy 0\.32\.0 is not known/, at: 'hardware.expertParallel' }],
    silent: [{ when: 'it does', given: whole(8, EXPERTS) }, { when: 'each is shared', given: split(8) }],
  },
};
