import { DEFAULT_GUARD } from '../framework/guards';
import { CLOUDWATCH } from '../signals/cloudwatch';
import { MetricSource } from '../signals/metric-source';
import type { SignalKind } from '../signals/signal';
import type { SignalTable } from '../signals/signal-table';
import type { SignalSource } from '../signals/source';

/** A metric of a replica, and the neutral name that it is stored under. */
export interface ShownMetric {
  readonly name: string;
  readonly kind: SignalKind;
  readonly metric: string;
  readonly labels: { readonly [label: string]: string };
  readonly shownBy: MetricSource;
}

/** Path of each source on the admin port of a replica. */
export const METRICS_PATHS: { readonly [source in MetricSource]: string } = {
  [MetricSource.ENGINE]: DEFAULT_GUARD.engineMetricsPath,
  [MetricSource.GUARD]: DEFAULT_GUARD.metricsPath,
};

/** What a replica shows. */
export function shownByReplica(signals: SignalTable): ShownMetric[] {
  return [...signals.values()].flatMap((source) => shownMetric(source));
}

/** What a replica shows and CloudWatch stores under a neutral name. */
export function shownToCloudWatch(signals: SignalTable): ShownMetric[] {
  return [...signals.values()].flatMap((source) => (source.cloudwatch?.namespace === CLOUDWATCH.namespace ? shownMetric(source) : []));
}

function shownMetric({ signal: { name, kind }, prometheus }: SignalSource): ShownMetric[] {
  const shownBy = Object.values(MetricSource).find((source) => source === prometheus?.shownBy);
  return prometheus && shownBy ? [{ name, kind, metric: prometheus.metric, labels: prometheus.labels, shownBy }] : [];
}
