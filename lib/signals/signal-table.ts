import type { EngineMetrics } from '../engine/engine-metrics';
import type { IGuard } from '../framework/guard';
import { SIGNALS } from './catalogue';
import { CLOUDWATCH } from './cloudwatch';
import { MetricSource } from './metric-source';
import { SignalKind, type Signal } from './signal';
import type { CloudWatchSource, PrometheusSource, SignalSource } from './source';
import { SCRAPE_SECONDS } from './targets';

/** Whose signals are looked for. */
export interface SignalTableInput {
  readonly metrics: EngineMetrics;
  readonly guard: IGuard;
  /** Name of the service, as its metrics carry it. */
  readonly service: string;
}

/** How each signal of one service appears; one that nobody shows is there with its reason. */
export type SignalTable = ReadonlyMap<string, SignalSource>;

/** The signals of one service. */
export function signalTable(input: SignalTableInput): SignalTable {
  const shown = new Map([...engineSources(input.metrics), ...guardSources(input.guard)]);
  return new Map(Object.values(SIGNALS).map((signal) => {
    const prometheus = shown.get(signal);
    const source: SignalSource = prometheus
      ? { signal, prometheus, ...(signal.kind !== SignalKind.HISTOGRAM && { cloudwatch: neutral(signal, input.service) }) }
      : { signal, absent: 'this version of the engine does not show it' };
    return [signal.name, source];
  }));
}

function engineSources({ running, queued, kvUsage, timeToFirstToken, interTokenLatency, gaugeLabels = {} }: EngineMetrics): [Signal, PrometheusSource][] {
  const shown: [Signal, string | undefined, { [label: string]: string }][] = [
    [SIGNALS.running, running, gaugeLabels],
    [SIGNALS.queued, queued, gaugeLabels],
    [SIGNALS.kvUsage, kvUsage, gaugeLabels],
    [SIGNALS.timeToFirstToken, timeToFirstToken, {}],
    [SIGNALS.interTokenLatency, interTokenLatency, {}],
  ];
  return shown.flatMap(([signal, metric, labels]) => (metric === undefined ? [] : [[signal, { metric, labels, shownBy: MetricSource.ENGINE }]]));
}

function guardSources({ inFlightMetric, queuedMetric, answersMetric, metricLabels, failureLabels }: IGuard): [Signal, PrometheusSource][] {
  const shownBy = MetricSource.GUARD;
  return [
    [SIGNALS.inFlight, { metric: inFlightMetric, labels: metricLabels, shownBy }],
    [SIGNALS.held, { metric: queuedMetric, labels: metricLabels, shownBy }],
    [SIGNALS.answered, { metric: answersMetric, labels: metricLabels, shownBy }],
    [SIGNALS.failed, { metric: answersMetric, labels: { ...metricLabels, ...failureLabels }, shownBy }],
  ];
}

/** Under the neutral name that the agent brings it by. The agent drops histograms. */
function neutral({ name }: Signal, service: string): CloudWatchSource {
  return { namespace: CLOUDWATCH.namespace, metric: name, dimensions: [{ name: CLOUDWATCH.dimension, value: service }], everySeconds: SCRAPE_SECONDS };
}
