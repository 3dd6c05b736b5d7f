import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Service } from '../deployment/deployment';
import type { Platform } from '../deployment/enums';
import type { AlertSeverity } from '../deployment/notification-props';
import type { EngineMetrics } from '../engine/engine-metrics';
import type { Plan } from '../plan/plan';
import type { SignalTable } from '../signals/signal-table';
import type { AlertBudget, AlertCondition, AlertEvent, AlertTrigger } from './trigger';

export { AlertSeverity } from '../deployment/notification-props';

/** What an alert knows of a service. */
export interface AlertSubject {
  readonly platform: Platform;
  readonly service: Service;
  readonly plan: Plan;
  readonly instanceType: InstanceTypeFacts;
  readonly metrics: EngineMetrics;
  readonly signals: SignalTable;
  /** Whether a Prometheus judges rules of ours there: nobody else computes with histograms. */
  readonly prometheus: boolean;
}

/** What a person does who hears it. */
export interface Runbook {
  /** What is wrong, for callers and for the service. */
  readonly meaning: string;
  /** Where to look first, in order. */
  readonly look: readonly string[];
  /** What mends it, the likeliest first. */
  readonly mend: readonly string[];
  /** Where its figures come from. */
  readonly figure: string;
}

/** One row of the table. */
export interface Alert {
  /** Stable, in capitals. */
  readonly code: string;
  readonly severity: AlertSeverity;
  /** One line, without figures. */
  readonly title: string;
  readonly runbook: Runbook;

  /** What makes it fire for a service, or why nothing can. */
  trigger(subject: AlertSubject): AlertTrigger | string;
}

/** An alert with its figures. */
export interface DecidedAlert {
  readonly alert: Alert;
  readonly condition: AlertCondition;
}

/** An alert that AWS raises by itself. */
export interface DecidedEvent {
  readonly alert: Alert;
  readonly event: AlertEvent;
}

/** An alert on what is spent. */
export interface DecidedBudget {
  readonly alert: Alert;
  readonly budget: AlertBudget;
}

/** An alert that a service cannot have. */
export interface MissingAlert {
  readonly code: string;
  readonly reason: string;
}
