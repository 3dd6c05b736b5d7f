import { CLOUDWATCH } from '../signals/cloudwatch';
import { MetricSource } from '../signals/metric-source';
import type { SignalTable } from '../signals/signal-table';
import { SCRAPE_SECONDS } from '../signals/targets';
import { hostSection, type HostMetricsInput } from './host-metrics';
import { METRICS_PATHS, shownToCloudWatch, type ShownMetric } from './shown';

/** Names of the files that are made here, wherever they are placed. */
export const AGENT_FILES = { agent: 'cloudwatch-agent.json', scrape: 'cloudwatch-scrape.json' } as const;

/** Where the CloudWatch agent finds the metrics of one replica, and where it brings them. */
export interface AgentInput {
  readonly signals: SignalTable;
  /** Value of the dimension; the same wherever the service is scaled. */
  readonly service: string;
  /** Address and port of the admin port, as the agent sees it. */
  readonly address: string;
  /** Log group that the metrics are embedded in, of the standard class: the others know no embedded metrics. */
  readonly logGroup: string;
  /** Path of the scrape configuration, as the agent sees it. */
  readonly scrapeConfigPath: string;
  /** Folders whose disks it measures, where it sees the machine. @default - it sees the replica alone */
  readonly folders?: readonly string[];
}

/**
 * The agent's own configuration: which of the scraped metrics become metrics of CloudWatch
 * (docs.aws.amazon.com, CloudWatch-Agent-PrometheusEC2 and ContainerInsights-Prometheus-Setup-configure, read 2026-11-25).
 */
export function agentConfig({ signals, service, logGroup, scrapeConfigPath, folders }: AgentInput): string {
  return jsonText({
    ...(folders && hostSection({ signals, service, folders })),
    logs: {
      metrics_collected: {
        prometheus: {
          log_group_name: logGroup,
          prometheus_config_path: scrapeConfigPath,
          emf_processor: {
            metric_declaration_dedup: true,
            metric_namespace: CLOUDWATCH.namespace,
            metric_declaration: [{
              source_labels: [CLOUDWATCH.dimension],
              label_matcher: '.+',
              dimensions: [[CLOUDWATCH.dimension]],
              metric_selectors: shownToCloudWatch(signals).map(({ name }) => `^${name}$`),
            }],
          },
        },
      },
    },
  });
}

/**
 * What the agent scrapes, and the neutral name of each metric. The text is JSON, which is YAML as well. Each path is a job of its own: the agent looks the type of a metric
 * up by job and address, under the name from before it was renamed (plugins/inputs/prometheus/metrics_type_handler.go @ c95b4fcdfb). Of a counter it sends what it grew by
 * since the scrape before, for each series on its own, nothing at the first scrape, and the whole value after a restart (delta_calculator.go @ 671cdab851).
 */
export function scrapeConfig({ signals, service, address }: AgentInput): string {
  const metrics = shownToCloudWatch(signals);
  return jsonText({
    global: { scrape_interval: `${SCRAPE_SECONDS}s`, scrape_timeout: '10s' },
    scrape_configs: Object.values(MetricSource).flatMap((source) => layersOf(metrics.filter(({ shownBy }) => shownBy === source)).map((layer, index) => ({
      job_name: index === 0 ? source : `${source}-${index + 1}`,
      metrics_path: METRICS_PATHS[source],
      static_configs: [{ targets: [address], labels: { [CLOUDWATCH.dimension]: service } }],
      metric_relabel_configs: renamed(layer),
    }))),
  });
}

/** The agent of a machine that runs replicas of a service, which have agents of their own; nothing when there is nothing to measure. */
export function machineAgentConfig(input: HostMetricsInput): string | undefined {
  const section = hostSection(input);
  return section.metrics && jsonText(section);
}

/** A series is renamed once. Where two signals read the same one, such as all answers and those that failed, the page is scraped again for the second. */
function layersOf(metrics: readonly ShownMetric[]): ShownMetric[][] {
  return metrics.reduce<ShownMetric[][]>((layers, shown) => {
    const free = layers.findIndex((layer) => layer.every(({ metric }) => metric !== shown.metric));
    return free < 0 ? [...layers, [shown]] : layers.map((layer, index) => (index === free ? [...layer, shown] : layer));
  }, []);
}

/** Each metric gets its neutral name, and whatever has none is dropped. Labels stay: they tell the series of one replica apart. */
function renamed(metrics: readonly ShownMetric[]): object[] {
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
