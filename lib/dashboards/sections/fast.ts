import { SIGNALS } from '../../signals/catalogue';
import { level, Over, per, quantile, rate, type Expression } from '../../signals/expression';
import { SignalUnit, type Signal } from '../../signals/signal';
import { made, WINDOW_SECONDS, type Bound, type Line, type Panel, type PanelSubject, type Section } from '../panel';

/** Half and most of all observations. */
export const halfAndMost = (signal: Signal): Line[] => [
  { label: '95 % within', expression: quantile(signal, 0.95, WINDOW_SECONDS) },
  { label: 'half within', expression: quantile(signal, 0.5, WINDOW_SECONDS) },
];

const promised = (value: number | undefined): Bound[] => made(value === undefined ? undefined : { label: 'promised', value });

const total = (label: string, signal: Signal): Line => ({ label, expression: level(signal, Over.TOTAL) });

/** Tokens each second that one running request gets. */
const speed: Expression = per(rate(SIGNALS.outputTokens, WINDOW_SECONDS), level(SIGNALS.running, Over.TOTAL));

const whole: Panel = {
  title: 'Time of a whole answer', says: 'Mean of the last answers; it grows with their length, too.', unit: SignalUnit.SECONDS,
  lines: [{ label: 'mean', expression: level(SIGNALS.answerTime, Over.MEAN) }],
};

function firstToken({ service: { workload: { slo } } }: PanelSubject): Panel[] {
  return [
    {
      title: 'Time to first token', says: 'What a caller waits before the first word.', unit: SignalUnit.SECONDS,
      lines: halfAndMost(SIGNALS.timeToFirstToken), bounds: promised(slo.ttftP95Ms && slo.ttftP95Ms / 1000),
    },
    whole,
  ];
}

function nextToken({ service: { workload: { slo } } }: PanelSubject): Panel[] {
  return [
    {
      title: 'Time per output token', says: 'How fast an answer flows.', unit: SignalUnit.SECONDS,
      lines: halfAndMost(SIGNALS.interTokenLatency), bounds: promised(slo.tpotP95Ms && slo.tpotP95Ms / 1000),
    },
    {
      title: 'Tokens per second of one request', says: 'How fast an answer flows, on average over what runs.', unit: SignalUnit.TOKENS,
      lines: [{ label: 'mean', expression: speed }], bounds: promised(slo.tpotP95Ms && Math.round(1000 / slo.tpotP95Ms)),
    },
    {
      title: 'Time to the headers of an answer', says: 'Of a stream they may come before its first token.', unit: SignalUnit.SECONDS,
      lines: halfAndMost(SIGNALS.answerStart),
    },
  ];
}

const load: Panel = {
  title: 'Requests at once', says: 'What waits grows first when there are too few replicas.', unit: SignalUnit.COUNT,
  lines: [total('running', SIGNALS.running), total('waiting in the engine', SIGNALS.queued), total('held by the guard', SIGNALS.held)],
};

const guarded: Panel = { ...load, lines: [total('in flight', SIGNALS.inFlight), total('held by the guard', SIGNALS.held)] };

export const fast: Section = { title: 'Is it fast?', folded: false, slots: (subject) => [firstToken(subject), nextToken(subject), [load, guarded]] };
