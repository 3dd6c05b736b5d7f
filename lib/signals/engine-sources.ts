import type { EngineMetrics } from '../engine/engine-metrics';
import { SIGNALS } from './catalogue';
import { MetricSource } from './metric-source';
import type { Signal } from './signal';
import type { PrometheusSource } from './source';

const shownBy = MetricSource.ENGINE;

/** What an engine shows itself. */
export function engineSources({ gaugeLabels = {}, ...names }: EngineMetrics): [Signal, PrometheusSource][] {
  const rows: [Signal, string | undefined, { [label: string]: string }][] = [
    [SIGNALS.running, names.running, gaugeLabels],
    [SIGNALS.queued, names.queued, gaugeLabels],
    [SIGNALS.kvUsage, names.kvUsage, gaugeLabels],
    [SIGNALS.prefixCacheHitShare, names.prefixCacheHitShare, gaugeLabels],
    [SIGNALS.preemptions, names.preemptions, {}],
    [SIGNALS.promptTokens, names.promptTokens, {}],
    [SIGNALS.outputTokens, names.outputTokens, {}],
    [SIGNALS.finished, names.requestsSucceeded, {}],
    [SIGNALS.prefixCacheQueries, names.prefixCacheQueries, {}],
    [SIGNALS.prefixCacheHits, names.prefixCacheHits, {}],
    [SIGNALS.timeToFirstToken, names.timeToFirstToken, {}],
    [SIGNALS.interTokenLatency, names.interTokenLatency, {}],
    [SIGNALS.requestLatency, names.requestLatency, {}],
    [SIGNALS.queueTime, names.queueTime, {}],
  ];
  const shown = rows.flatMap(([signal, metric, labels]): [Signal, PrometheusSource][] => (metric === undefined ? [] : [[signal, { metric, labels, shownBy }]]));
  // what the scraper itself says of the engine's page, where there is one
  return shown.length === 0 ? [] : [...shown, [SIGNALS.engineUp, { metric: 'up', labels: {}, shownBy }]];
}
