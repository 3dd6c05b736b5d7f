import type { EngineTraces, MetricName } from '../engine/traces';
import { isWithin } from '../units/version';
import type { MetricQuery } from './queries';
import type { Scope } from './scope';

/** What is known of a metric that a query names. */
export interface JudgedMetric {
  readonly traces: EngineTraces;
  /** The metric as the engine shows it. @default - it is not among those that were read */
  readonly metric?: MetricName;
  /** Why the engine does not show it under that name. @default - it does, or nobody knows */
  readonly problem?: string;
  /** The name that it shows. @default - not known */
  readonly instead?: string;
  /** False when only some versions lack it, and the version is not known. */
  readonly sure: boolean;
}

const HISTOGRAM_PART = /_(bucket|sum|count)$/;

/** Judges the name of a metric; nothing when it is no engine's. */
export function judgeMetric(scope: Scope, { form }: Pick<MetricQuery, 'form'>, name: string): JudgedMetric | undefined {
  const traces = scope.tables.find((table) => table.metricPrefixes.some((prefix) => name.startsWith(prefix)) || (form === 'pod' && isBareName(table, name)));
  if (!traces) return undefined;
  const version = scope.oldestVersion(traces.engineName);
  const native = nativeName(traces, name);
  const retired = traces.retiredMetrics.find((metric) => metric.name === native.replace(HISTOGRAM_PART, ''));
  if (retired) {
    if (version !== undefined && isWithin(version, undefined, retired.below)) return { traces, sure: true };
    const current = retired.now === undefined ? undefined : metricNamed(traces, retired.now);
    return {
      traces, sure: version !== undefined, problem: `${traces.engineName} has no ${native} from ${retired.below} on`,
      ...(current && { metric: current }), ...(retired.now !== undefined && { instead: retired.now }),
    };
  }
  const metric = metricNamed(traces, native);
  if (metric?.from !== undefined && version !== undefined && isWithin(version, undefined, metric.from)) {
    return { traces, metric, sure: true, problem: `${traces.engineName} ${version} has no ${native}: it came with ${metric.from}` };
  }
  return metric ? spelled(traces, { metric, name, native, form }) : misnamed(traces, native);
}

function spelled(traces: EngineTraces, { metric, name, native, form }: { metric: MetricName; name: string; native: string; form: MetricQuery['form'] }): JudgedMetric {
  if (form === 'promql' && name !== native) {
    return { traces, metric, sure: false, instead: native, problem: `${traces.engineName} writes ${native}; ${name} exists only where an adapter renames it` };
  }
  if (form === 'api' && name.includes(':')) {
    return { traces, metric, sure: true, instead: name.replaceAll(':', '_'), problem: 'a Kubernetes metrics API cannot serve a name with a colon' };
  }
  return { traces, metric, sure: true };
}

/** A counter without its suffix, or a slip of the pen. */
function misnamed(traces: EngineTraces, native: string): JudgedMetric {
  const counter = metricNamed(traces, `${native}_total`);
  if (counter?.kind === 'counter') return { traces, metric: counter, sure: true, instead: counter.name, problem: `${native} is a counter, stored as ${counter.name}` };
  if (traces.metricNames.length === 0) return { traces, sure: true, problem: `${traces.engineName} has no metrics` };
  return { traces, sure: false };
}

function metricNamed({ metricNames }: EngineTraces, name: string): MetricName | undefined {
  return metricNames.find((metric) => metric.name === name || (metric.kind === 'histogram' && metric.name === name.replace(HISTOGRAM_PART, '')));
}

/** The name as the engine writes it: the first prefix of its table is its own. */
function nativeName({ metricPrefixes }: EngineTraces, name: string): string {
  const used = metricPrefixes.find((prefix) => name.startsWith(prefix));
  return used === undefined ? `${metricPrefixes[0]}${name}` : `${metricPrefixes[0]}${name.slice(used.length)}`;
}

function isBareName(traces: EngineTraces, name: string): boolean {
  const full = `${traces.metricPrefixes[0]}${name}`;
  return metricNamed(traces, full) !== undefined || traces.retiredMetrics.some((metric) => metric.name === full);
}
