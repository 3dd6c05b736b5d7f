import { makesMachines, makesTasks } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { poolsIn } from './sources';

export const oneProvider: Rule = {
  code: 'SEVERAL_CAPACITY_PROVIDERS',
  area: 'capacity',
  law: 'tasks take machines of one group, which knows by itself what to ask first',
  why: 'a strategy of Amazon ECS shares tasks out over capacity providers by weight: it fills none before the next',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const pools = poolsIn(subject);
    if (!makesTasks(subject) || !makesMachines(subject) || pools.length <= 1) return [];
    const told = pools.map(({ segments }) => segments.map(({ kind }) => kind).join(' then '));
    return [{
      path: 'hardware.capacity',
      message: `these sources make ${pools.length} groups of machines: ${told.join('; ')}`,
      remedy: 'give one source, spot above a number of on-demand replicas, or on demand behind a reservation, all in one zone',
      value: String(pools.length),
      limit: '1',
    }];
  },
};
