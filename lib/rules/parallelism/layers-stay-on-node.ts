import { devicesPerNode, nodesOf } from '../../plan/cut';
import type { PlanRule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

/** GB/s of one device to its neighbours over NVLink, one way (AIConfigurator h100_sxm.yaml @ 095f58a, 900 GB/s both ways; 2026-08-21). */
const NVLINK_GBPS = 450;

/** GB/s of one Gbit/s. */
const GB_PER_GBIT = 0.125;

export const layersStayOnNode: PlanRule = {
  code: 'TENSOR_PARALLEL_OVER_NODES',
  area: 'parallelism',
  law: 'devices that share a layer stand in one machine',
  why: 'two sums over all of them follow in every layer, and between machines they take many times as long',
  severity: ALWAYS_WARNING,
  check: ({ plan: { cut }, instanceType: { name, networkBaselineGbps, accelerator } }) => {
    const onNode = devicesPerNode(cut);
    if (nodesOf(cut) === 1 || cut.tensorParallel <= onNode) return [];
    const network = (networkBaselineGbps * GB_PER_GBIT) / onNode;
    const inside = accelerator.nvlink ? `, over NVLink it would be about ${NVLINK_GBPS}: each sum takes about ${Math.round(NVLINK_GBPS / network)} times as long` : '';
    return [{
      path: 'hardware.tensorParallel',
      message: `${cut.tensorParallel} devices share each layer, ${name} holds ${onNode} of them: the others answer over ${network.toFixed(1)} GB/s of network for each device${inside}`,
      remedy: `set hardware.tensorParallel to ${onNode} and spread the layers over ${nodesOf(cut)} stages (hardware.pipelineParallel)`,
      value: String(cut.tensorParallel),
      limit: String(onNode),
    }];
  },
};
