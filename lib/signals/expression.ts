import type { Signal } from './signal';

/** How the values of several replicas become one. */
export enum Over {
  MEAN = 'mean',
  MOST = 'most',
  LEAST = 'least',
  TOTAL = 'total',
}

/** A gauge, over all replicas of a service. */
export interface Level {
  readonly of: 'level';
  readonly signal: Signal;
  readonly over: Over;
}

/** How many replicas show a gauge right now. */
export interface Reporting {
  readonly of: 'reporting';
  readonly signal: Signal;
}

/** A counter of all replicas: how much it grows, each second or in all. */
export interface Growth {
  readonly of: 'rate' | 'increase';
  readonly signal: Signal;
  readonly windowSeconds: number;
}

/** How far a gauge of each replica is above what it was; one that was not there then is left out. */
export interface Risen {
  readonly of: 'risen';
  readonly signal: Signal;
  readonly over: Over;
  readonly windowSeconds: number;
}

/** What a share of observations stays below. */
export interface Quantile {
  readonly of: 'quantile';
  readonly signal: Signal;
  /** Such as 0.95. */
  readonly share: number;
  readonly windowSeconds: number;
}

/** Two values as one. A quotient by zero is no value. */
export interface Combined {
  readonly of: 'plus' | 'minus' | 'times' | 'per';
  readonly left: Expression;
  readonly right: Expression;
}

/** How two values are combined, as PromQL and metric math both spell it. */
export const SIGNS: { readonly [of in Combined['of']]: string } = { plus: '+', minus: '-', times: '*', per: '/' };

/** A figure that is known. */
export interface Figure {
  readonly of: 'figure';
  readonly value: number;
}

/** What alerts compare and panels draw. */
export type Expression = Level | Reporting | Growth | Risen | Quantile | Combined | Figure;

export const level = (signal: Signal, over: Over): Level => ({ of: 'level', signal, over });
export const reporting = (signal: Signal): Reporting => ({ of: 'reporting', signal });
export const rate = (signal: Signal, windowSeconds: number): Growth => ({ of: 'rate', signal, windowSeconds });
export const increase = (signal: Signal, windowSeconds: number): Growth => ({ of: 'increase', signal, windowSeconds });
export const risen = (signal: Signal, over: Over, windowSeconds: number): Risen => ({ of: 'risen', signal, over, windowSeconds });
export const quantile = (signal: Signal, share: number, windowSeconds: number): Quantile => ({ of: 'quantile', signal, share, windowSeconds });
export const plus = (left: Expression, right: Expression): Combined => ({ of: 'plus', left, right });
export const minus = (left: Expression, right: Expression): Combined => ({ of: 'minus', left, right });
export const times = (left: Expression, right: Expression): Combined => ({ of: 'times', left, right });
export const per = (left: Expression, right: Expression): Combined => ({ of: 'per', left, right });
export const figure = (value: number): Figure => ({ of: 'figure', value });

/** Every signal that an expression reads, each once. */
export function signalsIn(expression: Expression): Signal[] {
  if (expression.of === 'figure') return [];
  const found = 'left' in expression ? [...signalsIn(expression.left), ...signalsIn(expression.right)] : [expression.signal];
  return [...new Set(found)];
}
