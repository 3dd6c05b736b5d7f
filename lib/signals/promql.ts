import { LlmServingError } from '../error';
import { labelSelector } from '../units/label-selector';
import { Over, type Combined, type Expression } from './expression';
import { MetricSource } from './metric-source';
import type { Signal } from './signal';
import type { SignalTable } from './signal-table';
import type { PrometheusSource } from './source';
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

const SIGNS: { readonly [of in Combined['of']]: string } = { plus: '+', minus: '-', times: '*', per: '/' };

/** An expression as PromQL: one value without labels, or none when nobody knows. */
export function promql(expression: Expression, scraped: Scraped): string {
  switch (expression.of) {
    case 'figure': return String(expression.value);
    case 'level': return `${FOLDS[expression.over]}(${selector(expression.signal, scraped)})`;
    case 'reporting': return `(count(${selector(expression.signal, scraped)}) or vector(0))`;
    case 'rate':
    case 'increase': return `sum(${expression.of}(${selector(expression.signal, scraped)}[${expression.windowSeconds}s]))`;
    case 'quantile': return `histogram_quantile(${expression.share}, sum by (le) (rate(${selector(expression.signal, scraped, { suffix: '_bucket' })}[${expression.windowSeconds}s])))`;
    case 'slower': return `(1 - ${grown(expression, scraped, { suffix: '_bucket', labels: { le: String(expression.bound) } })} / ${grown(expression, scraped, { suffix: '_count' })})`;
    default: return `(${promql(expression.left, scraped)} ${SIGNS[expression.of]} ${promql(expression.right, scraped)})`;
  }
}

/** True when Prometheus knows every signal of it. */
export function isKnownToPrometheus(signals: readonly Signal[], table: SignalTable): boolean {
  return signals.every(({ name }) => table.get(name)?.prometheus !== undefined);
}

interface Part {
  /** Of a histogram's own series. @default - the metric itself */
  readonly suffix?: string;
  /** @default - those of the source */
  readonly labels?: { readonly [label: string]: string };
}

function grown({ signal, windowSeconds }: { readonly signal: Signal; readonly windowSeconds: number }, scraped: Scraped, part: Part): string {
  return `sum(rate(${selector(signal, scraped, part)}[${windowSeconds}s]))`;
}

function selector(signal: Signal, scraped: Scraped, { suffix = '', labels = {} }: Part = {}): string {
  const source = scraped.signals.get(signal.name)?.prometheus;
  if (!source) throw new LlmServingError('InvalidInput', `Prometheus does not know '${signal.name}' of this service`);
  return `${source.metric}${suffix}${labelSelector({ ...scopeOf(source, scraped), ...source.labels, ...labels })}`;
}

/** What is shown by a replica carries labels of ours; what others show is found by the namespace of the pods. */
function scopeOf({ shownBy }: PrometheusSource, { namespace, service }: Scraped): { [label: string]: string } {
  const own = Object.values(MetricSource).find((each) => each === shownBy);
  return { ...(namespace !== undefined && { namespace }), ...(own && targetLabels(service, own)) };
}
