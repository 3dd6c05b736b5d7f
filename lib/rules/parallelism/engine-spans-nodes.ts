import { nodesOf } from '../../plan/cut';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const engineSpansNodes: PlanRule = {
  code: 'NODES_BEYOND_ENGINE',
  area: 'parallelism',
  law: 'a replica spans several machines only with an engine that does',
  why: 'the processes of the machines would each wait for devices that none of them has',
  severity: ALWAYS_ERROR,
  check: ({ plan: { cut }, engineVersion: { engineName, version, spread } }) => {
    if (nodesOf(cut) === 1 || spread?.group) return [];
    return [{
      path: 'hardware.nodes',
      message: `a replica spans ${nodesOf(cut)} machines, ${engineName} ${version} spans one${spread?.refusal === undefined ? '' : `: ${spread.refusal}`}`,
      remedy: 'take an instance type with more or larger devices, a smaller weight format, or an engine that spans machines',
      value: String(nodesOf(cut)),
      limit: '1',
    }];
  },
};
