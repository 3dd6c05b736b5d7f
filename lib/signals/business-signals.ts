import { SignalGroup, SignalKind, SignalUnit, type Signal } from './signal';

const of = (name: string, title: string, [kind, unit]: [SignalKind, SignalUnit]): Signal => ({ name, title, kind, unit, group: SignalGroup.BUSINESS });

/** Who uses the service, and what it costs them and us. */
export const BUSINESS_SIGNALS = {
  tenantTokens: of('tenant_tokens_total', 'Tokens of each tenant', [SignalKind.COUNTER, SignalUnit.TOKENS]),
  keyTokens: of('key_tokens_total', 'Tokens of each API key', [SignalKind.COUNTER, SignalUnit.TOKENS]),
  satisfaction: of('user_satisfaction', 'Share of answers that users liked', [SignalKind.GAUGE, SignalUnit.SHARE]),
  spend: of('spend_usd', 'Spend of the month', [SignalKind.GAUGE, SignalUnit.USD]),
} as const satisfies { [meaning: string]: Signal };

const NEEDS_GATEWAY = 'neither guard nor engine counts by caller: that takes a gateway';

/** Why nobody shows these yet. */
export const BUSINESS_ABSENCES: readonly [Signal, string][] = [
  [BUSINESS_SIGNALS.tenantTokens, NEEDS_GATEWAY],
  [BUSINESS_SIGNALS.keyTokens, NEEDS_GATEWAY],
  [BUSINESS_SIGNALS.satisfaction, 'no event tells yet what a user thought of an answer'],
  [BUSINESS_SIGNALS.spend, 'bills come a day late: a budget of the account watches them'],
];
