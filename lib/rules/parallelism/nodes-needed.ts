import { nodesOf } from '../../plan/cut';
import { nodesThatHold } from '../../plan/nodes-that-hold';
import type { PlanRule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const nodesNeeded: PlanRule = {
  code: 'NODES_MORE_THAN_NEEDED',
  area: 'parallelism',
  law: 'a replica spans no more machines than the model needs',
  why: 'every machine more is one more whose loss stops the whole replica, and replicas of fewer machines serve more',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { plan: { cut }, service: { workload }, instanceType } = subject;
    const enough = nodesOf(cut) === 1 ? undefined : nodesThatHold(subject, workload.concurrency);
    if (enough === undefined || enough >= nodesOf(cut)) return [];
    return [{
      path: 'hardware.nodes',
      message: `a replica spans ${nodesOf(cut)} × ${instanceType.name}, ${enough} would hold the model and ${workload.concurrency} requests of the full context`,
      remedy: `lower hardware.nodes to ${enough} and raise scaling.min`,
      value: String(nodesOf(cut)),
      limit: String(enough),
    }];
  },
};
