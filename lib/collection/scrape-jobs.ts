import { MetricSource } from '../signals/metric-source';
import { SignalKind } from '../signals/signal';
import type { SignalTable } from '../signals/signal-table';
import { SCRAPE_SECONDS, targetLabels } from '../signals/targets';
import { METRICS_PATHS, shownByReplica, type ShownMetric } from './shown';

/** What a collector beside a replica scrapes. */
export interface ScrapeInput {
  readonly signals: SignalTable;
  /** Name that its targets carry as a label. */
  readonly service: string;
  /** Address and port of the admin port, as the collector sees it. */
  readonly address: string;
}

/** How often, and for how long it waits. */
export const SCRAPE_CLOCKS = { scrape_interval: `${SCRAPE_SECONDS}s`, scrape_timeout: '10s' } as const;

/** Both pages of a replica, under the labels that every scraper of ours gives; whatever is no signal is dropped, since a store charges for each sample. */
export function scrapeJobs({ signals, service, address }: ScrapeInput): object[] {
  const metrics = shownByReplica(signals);
  return Object.values(MetricSource).flatMap((source) => {
    const shown = metrics.filter(({ shownBy }) => shownBy === source);
    if (shown.length === 0) return [];
    return [{
      job_name: source,
      metrics_path: METRICS_PATHS[source],
      static_configs: [{ targets: [address], labels: targetLabels(service, source) }],
      metric_relabel_configs: [{ source_labels: ['__name__'], regex: [...new Set(shown.map(seriesOf))].join('|'), action: 'keep' }],
    }];
  });
}

/** A histogram has three series of its own. */
function seriesOf({ metric, kind }: ShownMetric): string {
  return kind === SignalKind.HISTOGRAM ? `${metric}_(bucket|sum|count)` : metric;
}
