import { SIGNALS } from '../../signals/catalogue';
import { increase, level, Over, per, reporting } from '../../signals/expression';
import { SignalUnit } from '../../signals/signal';
import { WINDOW_SECONDS, type Panel, type Section } from '../panel';

const failing: Panel = {
  title: 'Requests that fail',
  says: 'Share of answers that are errors of the service itself.',
  unit: SignalUnit.SHARE,
  lines: [{ label: 'fail', expression: per(increase(SIGNALS.failed, WINDOW_SECONDS), increase(SIGNALS.answered, WINDOW_SECONDS)) }],
  latest: true,
};

const wanted = { label: 'wanted', expression: level(SIGNALS.replicasWanted, Over.TOTAL) };

const replicas = (label: string, signal: typeof SIGNALS.replicasReady | typeof SIGNALS.replicasThere): Panel => ({
  title: 'Replicas',
  says: 'Fewer than wanted for longer than a start takes: one more failure may be felt.',
  unit: SignalUnit.COUNT,
  lines: [{ label, expression: level(signal, Over.TOTAL) }, wanted],
  latest: true,
});

const reported: Panel = { ...replicas('', SIGNALS.replicasReady), lines: [{ label: 'show metrics', expression: reporting(SIGNALS.held) }] };

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
  slots: () => [[RINGING], [failing], [replicas('ready', SIGNALS.replicasReady), replicas('there', SIGNALS.replicasThere), reported]],
};
