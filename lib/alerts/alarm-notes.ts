import type { Platform } from '../deployment/enums';
import type { AlertNote } from './alert-notes';
import { cloudWatchAlarm } from './cloudwatch-alarm';
import { isForCloudWatch } from './trigger';
import { watchOf } from './watch';
import type { WatchedDecision } from './watched-decision';

/** Metrics that an alarm on what is unusual counts as: its own and two of the band. */
const ANOMALY_METRICS = 3;

/** USD a month in us-east-1: for each metric of an alarm, and for each alarm over alarms (aws.amazon.com/cloudwatch/pricing, UNVERIFIED: quoted by others, read 2026-11-26). */
const USD = { metric: 0.1, composite: 0.5 } as const;

/** What a reviewer must know of alarms: their price, and what a budget needs. */
export function alarmNotes(decision: WatchedDecision, platform: Platform): AlertNote[] {
  const { alerts, anomalies, budgets, signals } = watchOf(decision, platform);
  const alarms = alerts.filter(({ condition }) => isForCloudWatch(condition, signals));
  const metrics = alarms.flatMap(({ condition }) => cloudWatchAlarm(condition, signals).math.metrics).length + ANOMALY_METRICS * anomalies.length;
  const count = alarms.length + anomalies.length;
  const composites = new Set([...alarms, ...anomalies].map(({ alert }) => alert.severity)).size;
  return [
    ...(count > 0 ? [{ subject: 'price of alarms', reason: `${count} alarms read ${metrics} metrics, and up to ${composites} over them notify: about $${(metrics * USD.metric + composites * USD.composite).toFixed(2)} a month at the list price of us-east-1` }] : []),
    ...(budgets.length > 0 ? [{ subject: 'budget', reason: 'it counts what carries the tag aws:cloudformation:stack-name: activate this tag once, in the billing console of the account that pays, or the budget sees nothing' }] : []),
  ];
}
