import { isKnownToPrometheus } from '../signals/promql';
import type { Alert, AlertSubject, DecidedAlert, DecidedBudget, DecidedEvent, MissingAlert } from './alert';
import { ALERTS } from './alerts';
import { isForCloudWatch, signalsOf, type AlertCondition } from './trigger';

/** What watches over one service on one platform. */
export interface DecidedAlerts {
  readonly alerts: readonly DecidedAlert[];
  /** What AWS tells of by itself. */
  readonly events: readonly DecidedEvent[];
  readonly budgets: readonly DecidedBudget[];
  /** What cannot be watched, with the reasons. */
  readonly missing: readonly MissingAlert[];
}

/** Every alert with its figures, or with the reason why the service cannot have it. */
export function decideAlerts(subject: AlertSubject, table: readonly Alert[] = ALERTS): DecidedAlerts {
  const decided = table.map((alert) => decide(alert, subject));
  return {
    alerts: decided.flatMap(({ alerts = [] }) => alerts),
    events: decided.flatMap(({ events = [] }) => events),
    budgets: decided.flatMap(({ budgets = [] }) => budgets),
    missing: decided.flatMap(({ missing = [] }) => missing),
  };
}

function decide(alert: Alert, subject: AlertSubject): Partial<DecidedAlerts> {
  const trigger = alert.trigger(subject);
  if (typeof trigger === 'string') return { missing: [{ code: alert.code, reason: trigger }] };
  if (!('of' in trigger)) {
    const reason = lackOf(trigger, subject);
    return reason === undefined ? { alerts: [{ alert, condition: trigger }] } : { missing: [{ code: alert.code, reason }] };
  }
  return trigger.of === 'event' ? { events: [{ alert, event: trigger }] } : { budgets: [{ alert, budget: trigger }] };
}

/** Why nobody can compute it; nothing where somebody can. */
function lackOf(condition: AlertCondition, { signals, prometheus }: AlertSubject): string | undefined {
  const read = signalsOf(condition);
  const absent = read.map(({ name }) => signals.get(name)?.absent).find((reason) => reason !== undefined);
  if (absent !== undefined) return absent;
  const computed = isForCloudWatch(condition, signals) || (prometheus && isKnownToPrometheus(read, signals));
  return computed ? undefined : 'only Prometheus could compute it, and none judges our rules there';
}
