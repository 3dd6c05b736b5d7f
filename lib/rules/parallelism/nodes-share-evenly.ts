import { devicesPerNode, nodesOf } from '../../plan/cut';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const nodesShareEvenly: PlanRule = {
  code: 'NODES_UNEVEN',
  area: 'parallelism',
  law: 'every machine of a replica gives as many devices as the others',
  why: 'the processes of each machine count on the same number of devices: one too few and the group never meets',
  severity: ALWAYS_ERROR,
  check: ({ plan: { cut } }) => {
    if (Number.isInteger(devicesPerNode(cut))) return [];
    return [{
      path: 'hardware.nodes',
      message: `${cut.tensorParallel} × ${cut.pipelineParallel} parallel parts make ${cut.devices} devices, they do not spread evenly over ${nodesOf(cut)} machines`,
      remedy: 'leave hardware.pipelineParallel out for one stage on each machine, or choose sizes whose product divides by hardware.nodes',
      value: String(cut.devices),
      limit: `a multiple of ${nodesOf(cut)}`,
    }];
  },
};
