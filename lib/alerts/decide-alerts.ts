import { signalsIn } from '../signals/expression';
import type { Alert, AlertCondition, AlertSubject, DecidedAlert, MissingAlert } from './alert';
import { ALERTS } from './alerts';

/** What watches over one service on one platform. */
export interface DecidedAlerts {
  readonly alerts: readonly DecidedAlert[];
  /** What cannot be watched, with the reasons. */
  readonly missing: readonly MissingAlert[];
}

/** Every alert with its figures, or with the reason why the service cannot have it. */
export function decideAlerts(subject: AlertSubject, table: readonly Alert[] = ALERTS): DecidedAlerts {
  const outcomes = table.map((alert) => ({ alert, condition: alert.condition(subject) }))
    .map(({ alert, condition }) => ({ alert, condition, reason: typeof condition === 'string' ? condition : lackOf(condition, subject) }));
  return {
    alerts: outcomes.flatMap(({ alert, condition, reason }) => (reason !== undefined || typeof condition === 'string' ? [] : [{ alert, condition }])),
    missing: outcomes.flatMap(({ alert: { code }, reason }) => (reason === undefined ? [] : [{ code, reason }])),
  };
}

function lackOf({ left }: AlertCondition, { signals }: AlertSubject): string | undefined {
  return signalsIn(left).map(({ name }) => signals.get(name)?.absent).find((reason) => reason !== undefined);
}
