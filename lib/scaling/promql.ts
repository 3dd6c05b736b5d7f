import { labelSelector } from '../units/label-selector';
import type { ScalingPlan, SignalMetric } from './scaling-plan';
import { MetricSource } from '../signals/metric-source';
import { targetLabels, WINDOW_SECONDS } from '../signals/targets';

/** One figure that a scaler divides by the target: as many replicas as come out are wanted, and of several figures the most. */
export interface ScalerQuery {
  /** What it stands for: `load`, `missing-replica`, `kv-usage` or `time-to-first-token`. */
  readonly name: string;

  /** PromQL that yields one series, or none when nobody knows. */
  readonly query: string;
}

/** Whose series are asked for. */
export interface Scraped {
  readonly namespace: string;
  /** Name that its targets carry as a label. */
  readonly service: string;
}

const QUANTILE = 0.95;

const WINDOW = `[${WINDOW_SECONDS}s]`;

/**
 * What a scaler asks. A replica that starts has no load, and one that missed a scrape has what the others have on average; while one does not answer
 * none is removed. What is not known at all is nothing, never zero.
 */
export function scalerQueries(scaling: ScalingPlan, scraped: Scraped): ScalerQuery[] {
  const { target, signal: { load, kvUsage, timeToFirstToken }, guards } = scaling;
  const up = upOf(load[0].source, scraped);
  return [
    { name: 'load', query: load.map((metric) => summed(metric, scraped)).join(' + ') },
    { name: 'missing-replica', query: `(${target} * count(${up}) and on () ${up} == 0) or 0 * count(${up})` },
    ...(kvUsage && guards.kvUsage !== undefined ? [{ name: 'kv-usage', query: oneMore(target, up, `avg(avg_over_time(${seriesOf(kvUsage, scraped)}${WINDOW})) > ${guards.kvUsage}`) }] : []),
    ...(timeToFirstToken && guards.ttftP95Seconds !== undefined
      ? [{ name: 'time-to-first-token', query: oneMore(target, up, `histogram_quantile(${QUANTILE}, sum by (le) (rate(${seriesOf(timeToFirstToken, scraped, '_bucket')}${WINDOW}))) > ${guards.ttftP95Seconds}`) }]
      : []),
  ];
}

/** One gauge over all replicas that serve; the mean stands for those that missed their scrape. */
function summed(metric: SignalMetric, scraped: Scraped): string {
  const up = upOf(metric.source, scraped);
  return `sum(${seriesOf(metric, scraped)}) * count(max_over_time(${up}${WINDOW}) == 1 and ${up}) / count(${up} == 1)`;
}

/** One more than serve, as long as something holds: those that start already do not count twice. */
function oneMore(target: number, up: string, holds: string): string {
  return `(${target} * (count(${up} == 1) + 1) and on () ${holds}) or 0 * count(${up})`;
}

function upOf(source: MetricSource, scraped: Scraped): string {
  return `up${labelSelector(labelsOf(source, scraped))}`;
}

function seriesOf({ metric, labels, source }: SignalMetric, scraped: Scraped, suffix = ''): string {
  return `${metric}${suffix}${labelSelector({ ...labelsOf(source, scraped), ...labels })}`;
}

function labelsOf(source: MetricSource, { namespace, service }: Scraped): { [label: string]: string } {
  return { namespace, ...targetLabels(service, source) };
}
