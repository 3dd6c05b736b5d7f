import { LlmServingError } from '../error';
import { labelSelector } from '../units/label-selector';
import { Over, signalsIn, SIGNS, type Expression } from './expression';
import { MetricSource } from './metric-source';
import type { Signal } from './signal';
import type { SignalTable } from './signal-table';
import { Exporter, type PrometheusSource } from './source';
import { targetLabels } from './targets';

/** Whose series are asked for. */
export interface Scraped {
  readonly signals: SignalTable;
  /** Name that its targets carry as a label. */
  readonly service: string;
  /** Namespace of its pods. @default - it has no pods */
  readonly namespace?: string;
}

const FOLDS: { readonly [over in Over]: string } = { [Over.MEAN]: 'avg', [Over.MOST]: 'max', [Over.LEAST]: 'min', [Over.TOTAL]: 'sum' };

/** An expression as PromQL: one value without labels, or none when nobody knows. */
export function promql(expression: Expression, scraped: Scraped): string {
  switch (expression.of) {
    case 'figure': return String(expression.value);
    case 'level': return scaled(`${FOLDS[expression.over]}(${series(expression.signal, scraped)})`, expression.signal, scraped);
    case 'reporting': return `(count(${series(expression.signal, scraped)}) or vector(0))`;
    case 'rate':
    case 'increase': return scaled(grown(expression, scraped, { by: expression.of }), expression.signal, scraped);
    case 'risen': return scaled(`${FOLDS[expression.over]}(${selectors(expression.signal, scraped).map((text) => `${text} - ${text} offset ${expression.windowSeconds}s`).join(' or ')})`, expression.signal, scraped);
    case 'quantile': return scaled(`histogram_quantile(${expression.share}, ${grown(expression, scraped, { suffix: '_bucket', sum: 'sum by (le) ' })})`, expression.signal, scraped);
    case 'per': return `(${promql(expression.left, scraped)} / ${divisor(expression.right, scraped)})`;
    default: return `(${promql(expression.left, scraped)} ${SIGNS[expression.of]} ${promql(expression.right, scraped)})`;
  }
}

/** Prometheus calls a quotient by zero infinite; here it is no value. */
function divisor(expression: Expression, scraped: Scraped): string {
  const text = promql(expression, scraped);
  return signalsIn(expression).length === 0 ? text : `(${text} > 0)`;
}

/** True when Prometheus knows every signal of it. */
export function isKnownToPrometheus(signals: readonly Signal[], table: SignalTable): boolean {
  return signals.every(({ name }) => table.get(name)?.prometheus !== undefined);
}

interface Part {
  /** Of a histogram's own series. @default - the metric itself */
  readonly suffix?: string;
  /** @default rate */
  readonly by?: 'rate' | 'increase';
  /** How the series become one. @default sum */
  readonly sum?: string;
}

function grown({ signal, windowSeconds }: { readonly signal: Signal; readonly windowSeconds: number }, scraped: Scraped, { by = 'rate', sum = 'sum', ...part }: Part): string {
  return `${sum}(${selectors(signal, scraped, part).map((text) => `${by}(${text}[${windowSeconds}s])`).join(' or ')})`;
}

function series(signal: Signal, scraped: Scraped): string {
  return selectors(signal, scraped).join(' or ');
}

function scaled(text: string, signal: Signal, scraped: Scraped): string {
  const { factor } = sourceOf(signal, scraped);
  return factor === undefined ? text : `(${text} * ${factor})`;
}

function sourceOf(signal: Signal, { signals }: Scraped): PrometheusSource {
  const source = signals.get(signal.name)?.prometheus;
  if (!source) throw new LlmServingError('InvalidInput', `Prometheus does not know '${signal.name}' of this service`);
  return source;
}

function selectors(signal: Signal, scraped: Scraped, { suffix = '' }: Part = {}): string[] {
  const source = sourceOf(signal, scraped);
  return scopesOf(source, scraped).map(({ scope, pods }) => `${source.metric}${suffix}${labelSelector({ ...scope, ...source.labels }, pods)}`);
}

interface Scope {
  readonly scope: { readonly [label: string]: string };
  readonly pods?: { readonly [label: string]: string };
}

/**
 * What is shown by a replica carries labels of ours; what others show is found by its pods. Labels of pods get a prefix where the scraper keeps those of its own target,
 * as it does for the exporter of accelerators unless told otherwise.
 */
function scopesOf({ shownBy, pods }: PrometheusSource, { namespace, service }: Scraped): Scope[] {
  const own = Object.values(MetricSource).find((each) => each === shownBy);
  const prefixes = shownBy === Exporter.ACCELERATORS ? ['', 'exported_'] : [''];
  return prefixes.map((prefix) => ({
    scope: { ...(namespace !== undefined && { [`${prefix}namespace`]: namespace }), ...(own && targetLabels(service, own)) },
    ...(pods !== undefined && { pods: { [`${prefix}pod`]: pods } }),
  }));
}
