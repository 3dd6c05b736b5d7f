import { CLOUDWATCH } from '../signals/cloudwatch';
import type { SignalTable } from '../signals/signal-table';

/** What the agent of a machine measures, and for whom. */
export interface HostMetricsInput {
  readonly signals: SignalTable;
  /** Value of the dimension. */
  readonly service: string;
  /** Folders whose disks are measured. */
  readonly folders: readonly string[];
}

/** A measurement, and the neutral name that it is stored under. */
interface Measurement {
  readonly name: string;
  readonly rename: string;
}

/** The part that measures disks takes the folders by a field of its own. */
const DISK = 'disk';

/**
 * What the machine itself shows, as the agent's section `metrics`; nothing where no signal asks for it. The agent adds the machine's name to each metric, so what is stored
 * is the roll-up over all machines of a service, and the originals, which would cost a metric for each device, are dropped
 * (plugins/outputs/cloudwatch/cloudwatch.go @ a08696884e and GetDropOriginalMetrics of the translator, read 2026-11-26).
 */
export function hostSection({ signals, service, folders }: HostMetricsInput): { readonly metrics?: object } {
  const parts = measuredBy(signals);
  if (parts.size === 0) return {};
  const collected = [...parts].map(([plugin, { everySeconds, measurements }]) => [plugin, {
    measurement: measurements,
    drop_original_metrics: measurements.map(({ name }) => name),
    append_dimensions: { [CLOUDWATCH.dimension]: service },
    metrics_collection_interval: everySeconds,
    ...(plugin === DISK && { resources: folders }),
  }]);
  return { metrics: { namespace: CLOUDWATCH.namespace, aggregation_dimensions: [[CLOUDWATCH.dimension]], metrics_collected: Object.fromEntries(collected) } };
}

/** By part of the agent. */
function measuredBy(signals: SignalTable): Map<string, { readonly everySeconds: number; readonly measurements: Measurement[] }> {
  const parts = new Map<string, { readonly everySeconds: number; readonly measurements: Measurement[] }>();
  for (const { cloudwatch } of signals.values()) {
    if (!cloudwatch?.host || cloudwatch.everySeconds === undefined) continue;
    const { plugin, name } = cloudwatch.host;
    const part = parts.get(plugin) ?? { everySeconds: cloudwatch.everySeconds, measurements: [] };
    parts.set(plugin, { ...part, measurements: [...part.measurements, { name, rename: cloudwatch.metric }] });
  }
  return parts;
}
