import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Service } from '../deployment/deployment';
import type { Platform } from '../deployment/enums';
import type { Plan } from '../plan/plan';
import type { Expression } from '../signals/expression';
import type { SignalTable } from '../signals/signal-table';

/** How loud an alert is. */
export enum AlertSeverity {
  /** Callers are hurt, or will be within the hour: somebody is woken. */
  PAGE = 'page',
  /** It must be mended within days. */
  TICKET = 'ticket',
  /** Good to know. */
  INFO = 'info',
}

/** When an alert fires. */
export interface AlertCondition {
  readonly left: Expression;
  readonly is: 'above' | 'below';
  /** Derived from the plan, in the unit of the expression. */
  readonly limit: number;
  /** How long it must hold, seconds. */
  readonly forSeconds: number;
  /** Whether no value at all is as bad. @default false */
  readonly silenceFires?: boolean;
}

/** What an alert knows of a service. */
export interface AlertSubject {
  readonly platform: Platform;
  readonly service: Service;
  readonly plan: Plan;
  readonly instanceType: InstanceTypeFacts;
  readonly signals: SignalTable;
}

/** What a person does who hears it. */
export interface Runbook {
  /** What is wrong, for callers and for the service. */
  readonly meaning: string;
  /** Where to look first, in order. */
  readonly look: readonly string[];
  /** What mends it, the likeliest first. */
  readonly mend: readonly string[];
}

/** One row of the table. */
export interface Alert {
  /** Stable, in capitals. */
  readonly code: string;
  readonly severity: AlertSeverity;
  /** One line, without figures. */
  readonly title: string;
  readonly runbook: Runbook;

  /** When it fires for a service, or why it can never do so. */
  condition(subject: AlertSubject): AlertCondition | string;
}

/** An alert with its figures. */
export interface DecidedAlert {
  readonly alert: Alert;
  readonly condition: AlertCondition;
}

/** An alert that a service cannot have. */
export interface MissingAlert {
  readonly code: string;
  readonly reason: string;
}
