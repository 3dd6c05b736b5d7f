import { Exposure } from '../../../lib/deployment/enums';
import type { RuleCases } from './cases';

export const timeOutsCases: RuleCases = {
  IDLE_CHAIN_BROKEN: {
    fires: [
      { when: 'the client gives up first', given: { plan: { idle: { clientSeconds: 79 } } }, says: /client gives up after 79 s.*load balancer may be silent for 80 s/, at: 'workload.longestSilence' },
      { when: 'the load balancer gives up first', given: { plan: { idle: { loadBalancerSeconds: 69 } } }, says: /load balancer gives up after 69 s/, at: 'workload.longestSilence' },
      { when: 'the guard gives up with the engine', given: { plan: { idle: { guardSeconds: 60 } } }, says: /guard gives up after 60 s/, at: 'workload.longestSilence' },
    ],
    silent: [{ when: 'each bears more than the next', given: {} }],
  },
  KEEP_ALIVE_TOO_SHORT: {
    fires: [
      { when: 'the guard closes first', given: { plan: { idle: { guardKeepAliveSeconds: 80 } } }, says: /guard keeps an idle connection for 80 s, the load balancer may use it for 80 s/, at: 'workload.longestSilence' },
      { when: 'the engine closes first', given: { plan: { idle: { engineKeepAliveSeconds: 85 } } }, says: /engine keeps an idle connection for 85 s/, at: 'workload.longestSilence' },
    ],
    silent: [{ when: 'inner connections live longer', given: {} }],
  },
  IDLE_BEYOND_LOAD_BALANCER: {
    fires: [{ when: 'it must bear more than it can', given: { plan: { idle: { loadBalancerSeconds: 4001 } } }, says: /4001 s.*4000 s/, at: 'workload.longestSilence' }],
    silent: [
      { when: 'it must bear what it can', given: { plan: { idle: { loadBalancerSeconds: 4000 } } } },
      { when: 'there is none', given: { service: { access: { exposure: Exposure.NONE } }, plan: { idle: { loadBalancerSeconds: 5000 } } } },
    ],
  },
  TOTAL_CHAIN_TOO_SHORT: {
    fires: [{ when: 'a route ends earlier', given: { plan: { total: { routeSeconds: 299 } } }, says: /299 s.*300 s/, at: 'workload.longestGeneration' }],
    silent: [{ when: 'a route ends with it', given: { plan: { total: { routeSeconds: 300 } } } }],
  },
  SILENCE_BEYOND_GENERATION: {
    fires: [{ when: 'the silence is as long', given: { service: { workload: { longestSilenceSeconds: 300 } } }, says: /300 s .* 300 s/, at: 'workload.longestSilence' }],
    silent: [{ when: 'the silence is shorter', given: {} }],
  },
};
