import type { IGuard } from '../framework/guard';
import { SIGNALS } from './catalogue';
import { MetricSource } from './metric-source';
import type { Signal } from './signal';
import type { PrometheusSource } from './source';

/** What the guard shows. */
export function guardSources(guard: IGuard): [Signal, PrometheusSource][] {
  const { metricLabels, failureLabels, refusalLabels } = guard;
  const rows: [Signal, string, { [label: string]: string }][] = [
    [SIGNALS.inFlight, guard.inFlightMetric, metricLabels],
    [SIGNALS.held, guard.queuedMetric, metricLabels],
    [SIGNALS.answered, guard.answersMetric, metricLabels],
    [SIGNALS.failed, guard.answersMetric, { ...metricLabels, ...failureLabels }],
    [SIGNALS.cut, guard.cutMetric, metricLabels],
    [SIGNALS.answerTime, guard.answerTimeMetric, metricLabels],
    [SIGNALS.refused, guard.callersMetric, refusalLabels],
    [SIGNALS.uptime, guard.uptimeMetric, {}],
    [SIGNALS.guardUp, 'up', {}],
  ];
  return rows.map(([signal, metric, labels]) => [signal, { metric, labels, shownBy: MetricSource.GUARD }]);
}
