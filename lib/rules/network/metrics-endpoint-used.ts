import { histogramStoreOf } from '../../collection/histogram-store';
import { HistogramStore } from '../../deployment/enums';
import { scaledByAws } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const metricsEndpointUsed: Rule = {
  code: 'METRICS_STORE_UNUSED',
  area: 'network',
  law: 'a store of metrics that is named gets metrics',
  why: 'a field without effect says that something else was meant',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { deployment: { aws }, service: { observability: { otlpEndpoint } } } = subject;
    const store = scaledByAws(subject) ? histogramStoreOf(subject.deployment, subject.service) : undefined;
    const where = store === undefined ? 'a cluster has a Prometheus of its own' : `histograms go to '${store}'`;
    const unused = [
      ...(otlpEndpoint !== undefined && store !== HistogramStore.OTLP ? [{ path: 'observability.otlpEndpoint', value: otlpEndpoint }] : []),
      ...(aws?.imports?.prometheusWorkspace !== undefined && store !== HistogramStore.AMP ? [{ path: 'aws.imports.prometheusWorkspace', value: aws.imports.prometheusWorkspace }] : []),
    ];
    return unused.map(({ path, value }) => ({ path, value, message: `nothing is sent to '${value}': ${where}`, remedy: 'remove the field, or set observability.histograms to the store that is meant' }));
  },
};
