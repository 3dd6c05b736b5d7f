import { lockAgain } from '../../plan-command';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const idleChainHolds: Rule = {
  code: 'IDLE_CHAIN_BROKEN',
  area: 'time-outs',
  law: 'every hop bears a longer silence than the hop behind it, and the guard a longer one than the engine\'s longest',
  why: 'the hop that gives up first turns a slow first token into an error in the middle of the path',
  severity: ALWAYS_ERROR,
  check: ({ deployment, plan: { idle }, service: { workload } }) => {
    const hops: [name: string, seconds: number][] = [
      ['client', idle.clientSeconds], ['load balancer', idle.loadBalancerSeconds], ['guard', idle.guardSeconds], ['engine', workload.longestSilenceSeconds],
    ];
    return hops.slice(1).flatMap(([inner, silence], index) => {
      const [outer, patience] = hops[index];
      // the engine's silence must be over before the guard gives up; the other hops may give up together
      if (inner === 'engine' ? patience > silence : patience >= silence) return [];
      return [{
        path: 'workload.longestSilence',
        message: `the ${outer} gives up after ${patience} s of silence, the ${inner} may be silent for ${silence} s`,
        remedy: lockAgain(deployment),
        value: `${patience} s`,
        limit: `${silence} s`,
      }];
    });
  },
};
