import { lockAgain } from '../../plan-command';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const keepAliveOutlives: Rule = {
  code: 'KEEP_ALIVE_TOO_SHORT',
  area: 'time-outs',
  law: 'an idle connection lives longer at the inner hop than at the hop in front of it',
  why: 'otherwise the inner hop closes a connection just as the outer one sends a request over it: a 502 now and then, for no visible reason',
  severity: ALWAYS_ERROR,
  check: ({ deployment, plan: { idle } }) => {
    const pairs = [
      { inner: 'guard', kept: idle.guardKeepAliveSeconds, outer: 'load balancer', uses: idle.loadBalancerSeconds },
      { inner: 'engine', kept: idle.engineKeepAliveSeconds, outer: 'guard', uses: idle.guardKeepAliveSeconds },
    ];
    return pairs.filter(({ kept, uses }) => kept <= uses).map(({ inner, kept, outer, uses }) => ({
      path: 'workload.longestSilence',
      message: `the ${inner} keeps an idle connection for ${kept} s, the ${outer} may use it for ${uses} s`,
      remedy: lockAgain(deployment),
      value: `${kept} s`,
      limit: `${uses} s`,
    }));
  },
};
