import { SIGNALS } from '../../signals/catalogue';
import { increase, level, Over, per, reporting } from '../../signals/expression';
import { SignalUnit } from '../../signals/signal';
import { WINDOW_SECONDS, type Panel, type PanelSubject, type Section } from '../panel';

const failing: Panel = {
  title: 'Requests that fail',
  says: 'Share of answers that are errors of the service itself.',
  unit: SignalUnit.SHARE,
  lines: [{ label: 'fail', expression: per(increase(SIGNALS.failed, WINDOW_SECONDS), increase(SIGNALS.answered, WINDOW_SECONDS)) }],
  limitsOf: ['REQUESTS_FAIL'],
  latest: true,
};

const wanted = { label: 'wanted', expression: level(SIGNALS.replicasWanted, Over.TOTAL) };

/** Those that are ready, or at least there, or at least seen. */
function replicas({ plan }: PanelSubject): Panel[] {
  const seen: Panel['lines'][] = [
    [{ label: 'ready', expression: level(SIGNALS.replicasReady, Over.TOTAL) }, wanted],
    [{ label: 'there', expression: level(SIGNALS.replicasThere, Over.TOTAL) }, wanted],
    [{ label: 'show metrics', expression: reporting(SIGNALS.held) }],
  ];
  return seen.map((lines) => ({
    title: 'Replicas', says: 'Fewer than wanted for longer than a start takes: one more failure may be felt.', unit: SignalUnit.COUNT, latest: true,
    lines, bounds: [{ label: 'fewest', value: plan.replicas, bad: 'below' }],
  }));
}

/** Which alerts ring: a store of metrics that keeps no such series shows the alarms themselves. */
export const RINGING: Panel = {
  title: 'Alerts that ring',
  says: 'None: nobody needs to look further.',
  unit: SignalUnit.COUNT,
  lines: [{ label: 'ring', expression: reporting(SIGNALS.alertsRinging) }],
  bounds: [{ label: 'somebody must look', value: 1 }],
  latest: true,
};

export const well: Section = {
  title: 'Is it well?',
  folded: false,
  slots: (subject) => [[RINGING], [failing], replicas(subject)],
};
