import { devicesPerNode, nodesOf } from '../../plan/cut';
import { lockAgain } from '../../plan-command';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const cutAddsUp: Rule = {
  code: 'CUT_DOES_NOT_ADD_UP',
  area: 'parallelism',
  law: 'tensor × pipeline parallelism is the number of devices of a replica, and what its containers ask for on all its machines',
  why: 'with fewer devices than the engine counts on it never starts, with more they stand idle',
  severity: ALWAYS_ERROR,
  check: ({ deployment, plan: { cut }, replica }) => {
    const product = cut.tensorParallel * cut.pipelineParallel;
    if (product === cut.devices && replica.engine.accelerators === devicesPerNode(cut)) return [];
    return [{
      path: 'hardware.tensorParallel',
      message: `${cut.tensorParallel} × ${cut.pipelineParallel} parallel parts make ${product} devices, the plan counts ${cut.devices} and the container asks for ${replica.engine.accelerators}${nodesOf(cut) > 1 ? ` on each of ${nodesOf(cut)} machines` : ''}`,
      remedy: `${lockAgain(deployment)}; without a lock this is a defect of the library`,
      value: String(product),
      limit: String(cut.devices),
    }];
  },
};
