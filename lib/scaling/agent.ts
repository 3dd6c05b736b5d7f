import { CLOUDWATCH } from '../signals/cloudwatch';
import type { ScalingPlan, SignalMetric } from './scaling-plan';
import { MetricSource } from '../signals/metric-source';
import { SCRAPE_SECONDS } from '../signals/targets';

/** Names of the files that are made here, wherever they are placed. */
export const AGENT_FILES = { agent: 'cloudwatch-agent.json', scrape: 'cloudwatch-scrape.json' } as const;

/** Where the CloudWatch agent finds the metrics of one replica, and where it brings them. */
export interface AgentInput {
  readonly scaling: ScalingPlan;
  /** Value of the dimension; the same wherever the service is scaled. */
  readonly service: string;
  /** Address and port of the admin port, as the agent sees it. */
  readonly address: string;
  /** Path of each source on it. */
  readonly paths: { readonly [source in MetricSource]: string };
  /** Log group that the metrics are embedded in, of the standard class: the others know no embedded metrics. */
  readonly logGroup: string;
  /** Path of the scrape configuration, as the agent sees it. */
  readonly scrapeConfigPath: string;
}

/**
 * The agent's own configuration: which of the scraped metrics become metrics of CloudWatch
 * (docs.aws.amazon.com, CloudWatch-Agent-PrometheusEC2 and ContainerInsights-Prometheus-Setup-configure, read 2026-11-25).
 */
export function agentConfig({ scaling, logGroup, scrapeConfigPath }: AgentInput): string {
  const names = scrapedOf(scaling).map(({ name }) => name);
  return jsonText({
    logs: {
      metrics_collected: {
        prometheus: {
          log_group_name: logGroup,
          prometheus_config_path: scrapeConfigPath,
          emf_processor: {
            metric_declaration_dedup: true,
            metric_namespace: CLOUDWATCH.namespace,
            metric_declaration: [{
              source_labels: [CLOUDWATCH.dimension], label_matcher: '.+', dimensions: [[CLOUDWATCH.dimension]], metric_selectors: names.map((name) => `^${name}$`),
            }],
          },
        },
      },
    },
  });
}

/**
 * What the agent scrapes, and the neutral name of each metric. The text is JSON, which is YAML as well. Each path is a job of its own: the agent looks the type of a metric
 * up by job and address, under the name from before it was renamed (plugins/inputs/prometheus/start.go @ 079b599dda).
 */
export function scrapeConfig({ scaling, service, address, paths }: AgentInput): string {
  const metrics = scrapedOf(scaling);
  const sources = [...new Set(metrics.map(({ source }) => source))];
  return jsonText({
    global: { scrape_interval: `${SCRAPE_SECONDS}s`, scrape_timeout: '10s' },
    scrape_configs: sources.map((source) => ({
      job_name: source,
      metrics_path: paths[source],
      static_configs: [{ targets: [address], labels: { [CLOUDWATCH.dimension]: service } }],
      metric_relabel_configs: renamed(metrics.filter((metric) => metric.source === source)),
    })),
  });
}

/** Gauges alone: the agent drops histograms. */
function scrapedOf({ signal: { load, kvUsage }, guards }: ScalingPlan): SignalMetric[] {
  return [...load, ...(kvUsage && guards.kvUsage !== undefined ? [kvUsage] : [])];
}

/** Each metric gets its neutral name, and whatever has none is dropped. Labels stay: they tell the series of one replica apart. */
function renamed(metrics: SignalMetric[]): object[] {
  return [
    ...metrics.map(({ name, metric, labels }) => ({
      source_labels: ['__name__', ...Object.keys(labels)],
      regex: [metric, ...Object.values(labels)].map(escaped).join(';'),
      target_label: '__name__',
      replacement: name,
    })),
    { source_labels: ['__name__'], regex: metrics.map(({ name }) => name).join('|'), action: 'keep' },
  ];
}

function escaped(text: string): string {
  return text.replace(/[^A-Za-z0-9_:-]/g, '\\$&');
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
