import { signalsIn, type Expression } from '../signals/expression';
import { haveOneWindow, isKnownToCloudWatch } from '../signals/metric-math';
import type { Signal } from '../signals/signal';
import type { SignalTable } from '../signals/signal-table';

/** A value held against a figure. */
export interface Comparison {
  readonly left: Expression;
  readonly is: 'above' | 'below';
  /** Derived from the plan, in the unit of the expression. */
  readonly limit: number;
}

/** It fires while a value is where it must not be. */
export interface AlertCondition extends Comparison {
  /** How long it must hold, seconds. */
  readonly forSeconds: number;
  /** What must hold at the same moment. @default [] */
  readonly also?: readonly Comparison[];
  /** Whether no value at all is as bad. @default false */
  readonly silenceFires?: boolean;
}

/** It fires when AWS says that something happens, on the account's event bus. */
export interface AlertEvent {
  readonly of: 'event';
  /** Who says it, such as `aws.ec2`. */
  readonly source: string;
  /** Its names; any of them counts. */
  readonly detailTypes: readonly string[];
}

/** It fires when the costs of a month pass a share of what they may be. */
export interface AlertBudget {
  readonly of: 'budget';
  readonly usdPerMonth: number;
  /** Share of it that is told of, 0 to 1. */
  readonly share: number;
}

/** What makes an alert fire. */
export type AlertTrigger = AlertCondition | AlertEvent | AlertBudget;

/** All that must hold for a condition to hold. */
export function comparisonsOf(condition: AlertCondition): Comparison[] {
  return [condition, ...(condition.also ?? [])];
}

/** Every signal that a condition reads, each once. */
export function signalsOf(condition: AlertCondition): Signal[] {
  return [...new Set(comparisonsOf(condition).flatMap(({ left }) => signalsIn(left)))];
}

/** True when CloudWatch can compute all of it in one alarm. */
export function isForCloudWatch(condition: AlertCondition, table: SignalTable): boolean {
  const expressions = comparisonsOf(condition).map(({ left }) => left);
  return expressions.every((expression) => isKnownToCloudWatch(expression, table)) && haveOneWindow(expressions);
}
