import { agentConfig, scrapeConfig } from '../../lib/collection/agent';
import type { EngineMetrics } from '../../lib/engine/engine-metrics';
import { DEFAULT_GUARD } from '../../lib/framework/guards';
import { signalTable } from '../../lib/signals/signal-table';
import { relabelled, samplesOf, type Sample } from './prometheus-text';

/** What one replica answers, by path; a path that is absent did not answer. */
export interface ReplicaPages {
  readonly [path: string]: string | undefined;
}

/** The files that the agent reads. */
export interface AgentFiles {
  readonly agent: string;
  readonly scrape: string;
}

/** Data points of CloudWatch, by metric and value of the dimension. */
export type DataPoints = Map<string, number[]>;

/** What is left of a replica's pages once the scrape configuration has renamed and dropped. */
export function scrapedBy(scrape: string, pages: ReplicaPages): Sample[] {
  const { scrape_configs: jobs } = JSON.parse(scrape);
  return jobs.flatMap(({ job_name, metrics_path, static_configs: [{ targets: [instance], labels: target }], metric_relabel_configs }: any) =>
    samplesOf(pages[metrics_path] ?? '').flatMap(({ name, labels, value, type }) => {
      const left = relabelled({ ...labels, ...target, job: job_name, instance, __name__: name }, metric_relabel_configs);
      if (!left) return [];
      const { __name__: renamed, ...tags } = left;
      return [{ name: renamed, labels: tags, value, type }];
    }));
}

/**
 * What the CloudWatch agent makes of a scrape and the one before (plugins/inputs/prometheus of amazon-cloudwatch-agent, read 2026-11-26): it keeps gauges, counters and
 * summaries by the type of the name before relabelling, of a counter what it grew by, merges what has the same labels into one event, and declares metrics by labels and names.
 */
export function publishedBy(files: AgentFiles, replicas: readonly ReplicaPages[], before: readonly ReplicaPages[] = []): DataPoints {
  const { metric_declaration: declarations, metric_namespace: namespace } = JSON.parse(files.agent).logs.metrics_collected.prometheus.emf_processor;
  const points: DataPoints = new Map();
  replicas.forEach((pages, index) => {
    const earlier = new Map(scrapedBy(files.scrape, before[index] ?? {}).map((sample) => [keyOf(sample), sample.value]));
    const events = new Map<string, { labels: Sample['labels']; fields: Map<string, number> }>();
    for (const sample of scrapedBy(files.scrape, pages)) {
      const value = sample.type === 'counter' ? growth(sample.value, earlier.get(keyOf(sample))) : sample.value;
      if (value === undefined || !['gauge', 'counter', 'summary'].includes(sample.type ?? '')) continue;
      const key = JSON.stringify(Object.entries(sample.labels).sort());
      const event = events.get(key) ?? { labels: sample.labels, fields: new Map() };
      event.fields.set(sample.name, value);
      events.set(key, event);
    }
    for (const { labels, fields } of events.values()) declare(points, { namespace, declarations, labels, fields });
  });
  return points;
}

const keyOf = ({ name, labels }: Sample): string => JSON.stringify([name, Object.entries(labels).sort()]);

/** Nothing at the first scrape; all of it after a restart. */
function growth(value: number, earlier: number | undefined): number | undefined {
  if (earlier === undefined) return undefined;
  return value >= earlier ? value - earlier : value;
}

function declare(points: DataPoints, { namespace, declarations, labels, fields }: any): void {
  for (const { source_labels, label_matcher, dimensions: [dimensions], metric_selectors } of declarations) {
    if (!new RegExp(label_matcher).test(source_labels.map((label: string) => labels[label] ?? '').join(';'))) continue;
    for (const [metric, value] of fields) {
      if (!metric_selectors.some((pattern: string) => new RegExp(pattern).test(metric))) continue;
      const key = [namespace, metric, ...dimensions.map((dimension: string) => `${dimension}=${labels[dimension]}`)].join('|');
      points.set(key, [...(points.get(key) ?? []), value]);
    }
  }
}

/** The files of the agent of a service named `chat`, whose engine shows these metrics. */
export function agentFilesFor(metrics: EngineMetrics, { service = 'chat', address = '127.0.0.1:8081' } = {}): AgentFiles {
  const input = { signals: signalTable({ metrics, guard: DEFAULT_GUARD, service }), service, address, logGroup: '/chat/metrics', scrapeConfigPath: '/etc/scrape.json' };
  return { agent: agentConfig(input), scrape: scrapeConfig(input) };
}
