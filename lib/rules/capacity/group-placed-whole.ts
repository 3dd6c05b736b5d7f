import { nodesOf } from '../../plan/cut';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const groupPlacedWhole: Rule = {
  code: 'GROUP_PLACED_ONE_BY_ONE',
  area: 'capacity',
  law: 'the machines of a replica are admitted together or not at all',
  why: 'a scheduler places pods one by one: two groups that each got half of the nodes wait for each other, and pay for both halves',
  severity: ALWAYS_INFO,
  check: ({ deployment: { kubernetes }, service: { replicas }, plan: { cut }, instanceType }) => {
    if (nodesOf(cut) === 1 || kubernetes.queue !== undefined) return [];
    return [{
      path: 'kubernetes.queue',
      message: `${replicas} groups of ${nodesOf(cut)} pods need ${replicas * nodesOf(cut)} × ${instanceType.name}, and no queue admits a group as a whole`,
      remedy: 'name a Kueue queue in kubernetes.queue where nodes are scarce; with nodes for every group nothing has to be done',
      value: 'not given',
    }];
  },
};
