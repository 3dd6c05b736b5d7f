import { Architecture } from '../../deployment/enums';
import { nodesOf } from '../../plan/cut';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const nodesAreDistributed: PlanRule = {
  code: 'NODES_NEED_DISTRIBUTED',
  area: 'parallelism',
  law: 'a replica of several machines belongs to a distributed deployment',
  why: 'single-node promises that the loss of one machine costs one replica, and that no traffic of the engine leaves a machine',
  severity: ALWAYS_ERROR,
  check: ({ deployment: { architecture }, plan: { cut } }) => {
    if (nodesOf(cut) === 1 || architecture === Architecture.DISTRIBUTED) return [];
    return [{
      path: 'architecture',
      message: `the architecture is ${architecture}, and a replica spans ${nodesOf(cut)} machines`,
      remedy: `set architecture to ${Architecture.DISTRIBUTED}, or leave hardware.nodes out`,
      value: architecture,
      limit: Architecture.DISTRIBUTED,
    }];
  },
};
