import { LlmServingError } from '../error';
import { Over, SIGNS, signalsIn, type Combined, type Expression } from './expression';
import type { Signal } from './signal';
import type { SignalTable } from './signal-table';
import type { CloudWatchSource } from './source';

/** A metric that an expression reads. */
export interface MathMetric {
  readonly id: string;
  readonly source: CloudWatchSource;
  readonly statistic: string;
}

/** An expression as metric math. */
export interface MetricMath {
  readonly metrics: readonly MathMetric[];
  /** Over the ids of the metrics. */
  readonly expression: string;
  /** Seconds of one value. */
  readonly periodSeconds: number;
}

/** Values that are looked at when an expression names no window, seconds. */
const PERIOD_SECONDS = 60;

/** True when CloudWatch can compute it: it knows every signal, and single observations where a quantile is asked for. Single replicas, then and now, no metric tells apart. */
export function isKnownToCloudWatch(expression: Expression, table: SignalTable): boolean {
  if ('left' in expression) return isKnownToCloudWatch(expression.left, table) && isKnownToCloudWatch(expression.right, table);
  if (expression.of === 'figure') return true;
  const source = table.get(expression.signal.name)?.cloudwatch;
  return source !== undefined && expression.of !== 'risen' && (expression.of !== 'quantile' || source.percentiles === true);
}

/** Values in a row that cover a stretch, at least one. */
export function periodsIn(seconds: number, { periodSeconds }: Pick<MetricMath, 'periodSeconds'>): number {
  return Math.max(1, Math.ceil(seconds / periodSeconds));
}

/** True when all windows are the same: an alarm has one period. */
export function haveOneWindow(expressions: readonly Expression[]): boolean {
  return new Set(expressions.flatMap(windowsIn)).size <= 1;
}

/** An expression as metric math. */
export function metricMath(expression: Expression, table: SignalTable): MetricMath {
  return written([expression], table, (writing) => textOf(expression, writing));
}

/** A value held against a figure. */
export interface Bounded {
  readonly left: Expression;
  readonly is: 'above' | 'below';
  readonly limit: number;
}

/** 1 while all of them hold, else 0. */
export function allHold(bounded: readonly Bounded[], table: SignalTable): MetricMath {
  return written(bounded.map(({ left }) => left), table, (writing) => bounded.map(({ left, is, limit }) => `(${textOf(left, writing)} ${is === 'above' ? '>' : '<'} ${limit})`).join(' * '));
}

function written(expressions: readonly Expression[], table: SignalTable, write: (writing: Writing) => string): MetricMath {
  const metrics: MathMetric[] = [];
  const least = expressions.flatMap(signalsIn).map(({ name }) => table.get(name)?.cloudwatch?.leastPeriodSeconds ?? PERIOD_SECONDS);
  const periodSeconds = Math.max(PERIOD_SECONDS, ...least, ...expressions.flatMap(windowsIn));
  const expression = write({ metrics, periodSeconds, table });
  return { metrics, expression, periodSeconds };
}

interface Writing {
  readonly metrics: MathMetric[];
  readonly periodSeconds: number;
  readonly table: SignalTable;
}

function textOf(expression: Expression, writing: Writing): string {
  const { periodSeconds } = writing;
  switch (expression.of) {
    case 'figure': return String(expression.value);
    case 'level': return scaled(levelText(expression.signal, expression.over, writing), expression.signal, writing);
    case 'reporting': return `FILL(${perReplica(expression.signal, 'SampleCount', writing)}, 0)`;
    case 'increase': return scaled(statistic(expression.signal, 'Sum', writing), expression.signal, writing);
    case 'rate': return `(${scaled(statistic(expression.signal, 'Sum', writing), expression.signal, writing)} / ${periodSeconds})`;
    case 'per': return quotient(expression, writing);
    case 'quantile': return scaled(statistic(expression.signal, `p${Number((expression.share * 100).toFixed(2))}`, writing), expression.signal, writing);
    case 'risen': throw new LlmServingError('UnsupportedByTarget', `CloudWatch does not tell single replicas apart in '${expression.signal.name}'`);
    default: return `(${textOf(expression.left, writing)} ${SIGNS[expression.of]} ${textOf(expression.right, writing)})`;
  }
}

function scaled(text: string, signal: Signal, writing: Writing): string {
  const { factor } = sourceOf(signal, writing);
  return factor === undefined ? text : `(${text} * ${factor})`;
}

/** A quotient by zero is no value in Prometheus; here it is nothing to worry about. */
function quotient({ left, right }: Combined, writing: Writing): string {
  const below = textOf(right, writing);
  return `IF(${below} > 0, ${textOf(left, writing)} / ${below}, 0)`;
}

function levelText(signal: Signal, over: Over, writing: Writing): string {
  const { everySeconds } = sourceOf(signal, writing);
  if (everySeconds !== undefined && over === Over.TOTAL) return perReplica(signal, 'Sum', writing);
  return statistic(signal, over === Over.MOST ? 'Maximum' : over === Over.LEAST ? 'Minimum' : 'Average', writing);
}

/** Each replica counts as often as it is scraped within a period. */
function perReplica(signal: Signal, name: string, writing: Writing): string {
  const { everySeconds = writing.periodSeconds } = sourceOf(signal, writing);
  return `(${statistic(signal, name, writing)} / ${writing.periodSeconds / everySeconds})`;
}

function statistic(signal: Signal, name: string, writing: Writing): string {
  const source = sourceOf(signal, writing);
  const id = idOf(source, name, writing);
  if (!source.twin) return source.sparse ? `FILL(${id}, 0)` : id;
  // the half that serves nothing sends nothing
  const [one, other] = [id, idOf(source.twin, name, writing)].map((half) => `FILL(${half}, 0)`);
  return isPercentile(name) ? `IF(${one} > ${other}, ${one}, ${other})` : `(${one} + ${other})`;
}

/** Of two halves the slower one speaks: percentiles do not add up. */
function isPercentile(name: string): boolean {
  return /^p\d/.test(name);
}

function idOf(source: CloudWatchSource, name: string, { metrics }: Writing): string {
  const known = metrics.find((metric) => metric.source === source && metric.statistic === name);
  const id = known?.id ?? `m${metrics.length + 1}`;
  if (!known) metrics.push({ id, source, statistic: name });
  return id;
}

function sourceOf(signal: Signal, { table }: Writing): CloudWatchSource {
  const source = table.get(signal.name)?.cloudwatch;
  if (!source) throw new LlmServingError('InvalidInput', `CloudWatch does not know '${signal.name}' of this service`);
  return source;
}

function windowsIn(expression: Expression): number[] {
  if ('left' in expression) return [...windowsIn(expression.left), ...windowsIn(expression.right)];
  return 'windowSeconds' in expression ? [expression.windowSeconds] : [];
}
