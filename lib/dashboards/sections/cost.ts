import { SIGNALS } from '../../signals/catalogue';
import { figure, per, rate, reporting, times } from '../../signals/expression';
import { SignalUnit } from '../../signals/signal';
import { WINDOW_SECONDS, type Panel, type PanelSubject, type Section } from '../panel';

const MILLION = 1e6;

/** How far above the plan is still drawn: a token of an idle hour costs any price. */
const MOST_TIMES = 5;

/** What running replicas cost, divided by what they write; nothing where no price is known. */
function price({ plan: { cost, replicas } }: PanelSubject): Panel[] {
  const { usdPerInstanceHour, usdPerMillionOutputTokens, instances } = cost;
  if (usdPerInstanceHour === undefined) return [];
  const usdPerReplicaSecond = (usdPerInstanceHour * instances) / replicas / 3600;
  return [{
    title: 'Price of a million output tokens',
    says: `Machines at their on-demand price (${cost.source}), divided by what they write. An idle service is a dear one.`,
    unit: SignalUnit.USD,
    lines: [{ label: 'USD', expression: per(times(reporting(SIGNALS.held), figure(Number((usdPerReplicaSecond * MILLION).toPrecision(6)))), rate(SIGNALS.outputTokens, WINDOW_SECONDS)) }],
    ...(usdPerMillionOutputTokens !== undefined && { bounds: [{ label: 'planned', value: usdPerMillionOutputTokens }], most: MOST_TIMES * usdPerMillionOutputTokens }),
  }];
}

const tokens: Panel = {
  title: 'Tokens per second', says: 'What the money buys.', unit: SignalUnit.TOKENS,
  lines: [{ label: 'written', expression: rate(SIGNALS.outputTokens, WINDOW_SECONDS) }, { label: 'read', expression: rate(SIGNALS.promptTokens, WINDOW_SECONDS) }],
};

export const requests: Panel = {
  title: 'Requests per second', says: 'What is asked. Refused: no key, no place, or not acceptable.', unit: SignalUnit.COUNT,
  lines: [
    { label: 'answered', expression: rate(SIGNALS.answered, WINDOW_SECONDS) },
    { label: 'refused', expression: rate(SIGNALS.refused, WINDOW_SECONDS) },
    { label: 'failed', expression: rate(SIGNALS.failed, WINDOW_SECONDS) },
  ],
};

export const cost: Section = { title: 'What does it cost?', folded: false, slots: (subject) => [price(subject), [tokens], [requests]] };
