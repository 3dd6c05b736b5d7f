import { Profile } from '../../deployment/enums';
import type { Rule } from '../rule';
import { WARNING_OUTSIDE_DEV } from '../severities';

export const moreThanOneReplica: Rule = {
  code: 'SINGLE_REPLICA',
  area: 'scaling',
  law: 'outside of dev at least two replicas serve',
  why: 'one replica is gone with its machine, its zone or one request that ends the engine, for as long as a start takes',
  severity: WARNING_OUTSIDE_DEV,
  check: ({ deployment: { profile }, service: { replicas } }) => {
    if (profile === Profile.DEV || replicas > 1) return [];
    return [{
      path: 'scaling.min',
      message: `${replicas} replica serves under the profile ${profile}`,
      remedy: 'set scaling.min to 2 or more',
      value: String(replicas),
      limit: '2',
    }];
  },
};
