import * as fs from 'node:fs';
import * as path from 'node:path';
import { watchOf } from '../../lib/alerts/watch';
import { decide } from '../../lib/decide';
import { readDeployment } from '../../lib/deployment/read';
import { platformFacts } from '../../lib/platform/platforms';
import { SIGNALS } from '../../lib/signals/catalogue';
import { CLOUDWATCH } from '../../lib/signals/cloudwatch';
import { SignalKind, type Signal } from '../../lib/signals/signal';
import type { SignalSource } from '../../lib/signals/source';
import { selectorsOf, type Selected } from './promql';
import { ROOT } from './sources';
import type { WatchedMetric, WatchedQueries } from './rendered-metrics';

/** The signals of one service on one platform. */
export interface WatchedService {
  readonly deployment: string;
  readonly name: string;
  readonly pods: boolean;
  readonly sources: readonly SignalSource[];
}

/** Every service of the examples, on each of its platforms. */
export function watchedServices(files: readonly string[]): WatchedService[] {
  return files.flatMap((file) => decide({ read: readDeployment({ text: fs.readFileSync(path.join(ROOT, file), 'utf8'), file }) }).services).flatMap((decision) =>
    decision.deployment.platforms.map((platform) => {
      const { name, signals } = watchOf(decision, platform);
      return { deployment: decision.deployment.name, name, pods: platformFacts(platform).pods, sources: [...signals.values()] };
    }));
}

const NEUTRAL = new Set(Object.values<Signal>(SIGNALS).map(({ name }) => name));

/** Metrics that no signal of the service stands for. */
export function strangeMetrics(metrics: readonly WatchedMetric[], services: readonly WatchedService[]): WatchedMetric[] {
  const known = ({ namespace, metric, service }: WatchedMetric): boolean => {
    if (namespace === CLOUDWATCH.namespace && service === undefined) return NEUTRAL.has(metric);
    return services.some(({ name, pods, sources }) => !pods && (service ?? name) === name && sources.some(({ cloudwatch }) => cloudwatch?.namespace === namespace && cloudwatch.metric === metric));
  };
  return metrics.filter((metric) => !known(metric));
}

/** Selectors of queries that no signal of the service stands for, and that nobody records. */
export function strangeSelectors({ queries, recorded }: WatchedQueries, services: readonly WatchedService[]): Selected[] {
  const sources = services.filter(({ pods }) => pods);
  const known = (selected: Selected): boolean =>
    recorded.includes(selected.metric) || sources.some(({ name, sources: of }) => of.some((source) => standsFor(source, selected, name)));
  return queries.flatMap(selectorsOf).filter((selected) => !known(selected));
}

function standsFor({ signal, prometheus }: SignalSource, { metric, labels }: Selected, service: string): boolean {
  if (!prometheus) return false;
  const parts = signal.kind === SignalKind.HISTOGRAM ? ['_bucket', '_count', '_sum'] : [''];
  const own = labels.llm_source === undefined || (labels.llm_source === prometheus.shownBy && labels.llm_service === service);
  return own && parts.some((part) => prometheus.metric + part === metric) && Object.entries(prometheus.labels).every(([label, value]) => labels[label] === value);
}
