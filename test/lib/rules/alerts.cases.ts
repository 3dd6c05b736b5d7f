import type { RuleCases } from './cases';

const without = (...withoutAlerts: string[]) => ({ service: { observability: { withoutAlerts } } });

export const alertsCases: RuleCases = {
  ALERT_UNKNOWN: {
    fires: [
      { when: 'a code is mistyped', given: without('KV_CACHE_FUL'), says: /no alert 'KV_CACHE_FUL'/, at: 'observability.withoutAlerts' },
      { when: 'a code is like no other', given: without('KV_CACHE_FULL', 'QUIET'), says: /no alert 'QUIET'/, at: 'observability.withoutAlerts' },
    ],
    silent: [{ when: 'every code is one of the table', given: without('KV_CACHE_FULL', 'FIRST_TOKEN_BURNS_SLOWLY') }, { when: 'all are wanted', given: {} }],
  },
};
