import type { PlanRule } from '../rule';
import { ALWAYS_INFO } from '../severities';

/** Throughput of n PCIe devices as a share of n times one: 8B model, about 100 requests (sizing facts of 2026-11-22, section 8, measured on RTX 4090). */
const PCIE_SHARE: [devices: number, share: number][] = [[8, 0.17], [4, 0.45], [2, 0.94]];

export const fastLinks: PlanRule = {
  code: 'TENSOR_PARALLEL_OVER_PCIE',
  area: 'parallelism',
  law: 'devices of one replica talk over a fast link',
  why: 'two sums over all devices follow in every layer: over PCIe they take a good part of each step',
  severity: ALWAYS_INFO,
  check: ({ plan: { cut }, instanceType: { name, accelerator } }) => {
    if (cut.tensorParallel <= 1 || accelerator.nvlink || accelerator.vendor !== 'NVIDIA') return [];
    const [measured, share] = PCIE_SHARE.find(([devices]) => cut.tensorParallel >= devices) ?? [1, 1];
    return [{
      path: 'hardware.tensorParallel',
      message: `${cut.tensorParallel} devices of ${name} talk over PCIe; ${measured} such devices gave ${Math.round(share * 100)} % of ${measured} times one with an 8B model`,
      remedy: 'replicas of fewer devices serve more where the model fits; a type with NVLink loses less',
      value: String(cut.tensorParallel),
    }];
  },
};
