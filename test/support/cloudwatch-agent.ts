import { relabelled, samplesOf } from './prometheus-text';

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

/**
 * What the CloudWatch agent makes of a scrape (plugins/inputs/prometheus of amazon-cloudwatch-agent, read 2026-11-25): it keeps gauges, counters and summaries by the type
 * of the name before relabelling, merges what has the same labels into one event, and declares metrics by labels and names.
 */
export function publishedBy(files: AgentFiles, replicas: readonly ReplicaPages[]): DataPoints {
  const { scrape_configs: jobs } = JSON.parse(files.scrape);
  const { metric_declaration: declarations, metric_namespace: namespace } = JSON.parse(files.agent).logs.metrics_collected.prometheus.emf_processor;
  const points: DataPoints = new Map();
  for (const pages of replicas) {
    for (const { job_name, metrics_path, static_configs: [{ targets: [instance], labels: target }], metric_relabel_configs } of jobs) {
      const events = new Map<string, { labels: { [label: string]: string }; fields: Map<string, number> }>();
      for (const { name, labels, value, type } of samplesOf(pages[metrics_path] ?? '')) {
        const left = relabelled({ ...labels, ...target, job: job_name, instance, __name__: name }, metric_relabel_configs);
        if (!left || !['gauge', 'counter', 'summary'].includes(type ?? '')) continue;
        const { __name__: renamed, ...tags } = left;
        const key = JSON.stringify(Object.entries(tags).sort());
        const event = events.get(key) ?? { labels: tags, fields: new Map() };
        event.fields.set(renamed, value);
        events.set(key, event);
      }
      for (const { labels, fields } of events.values()) declare(points, { namespace, declarations, labels, fields });
    }
  }
  return points;
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
