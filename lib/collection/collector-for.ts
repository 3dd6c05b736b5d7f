import type { ContainerSpec } from '../container/container-spec';
import { GUARD_ADMIN_PORT } from '../container/layout';
import type { Deployment, Service } from '../deployment/deployment';
import { HistogramStore } from '../deployment/enums';
import { LlmServingError } from '../error';
import type { SignalTable } from '../signals/signal-table';
import { collectorContainer } from './collector';
import { histogramStoreOf } from './histogram-store';
import { otelCollector, otelConfig } from './otel-collector';
import { remoteWriteConfig } from './remote-write';

/** For whom something is collected. */
export interface CollectorInput {
  readonly deployment: Deployment;
  readonly service: Service;
  /** Name that its metrics carry. */
  readonly name: string;
  readonly signals: SignalTable;
}

/** What runs beside a replica and sends what CloudWatch does not take. */
export interface Collector {
  readonly spec: ContainerSpec;
  /** Told by a variable, on one line. */
  readonly config: string;
  /** The address of the store is known at deployment only. */
  readonly store: boolean;
}

/** The program that collects, whoever it is told to send to. */
export function collectorSpecFor({ deployment, service }: Pick<CollectorInput, 'deployment' | 'service'>): ContainerSpec | undefined {
  switch (histogramStoreOf(deployment, service)) {
    case HistogramStore.NONE: return undefined;
    case HistogramStore.OTLP: return otelCollector(deployment.site);
    case HistogramStore.AMP: return collectorContainer(deployment.site);
  }
}

/** The collector of each replica of a service; nothing where histograms go nowhere. */
export function collectorFor({ deployment, service, name, signals }: CollectorInput): Collector | undefined {
  const spec = collectorSpecFor({ deployment, service });
  if (!spec) return undefined;
  const scraped = { signals, service: name, address: `127.0.0.1:${GUARD_ADMIN_PORT}` };
  const store = histogramStoreOf(deployment, service) === HistogramStore.AMP;
  return { spec, store, config: store ? remoteWriteConfig({ ...scraped, region: regionOf(deployment) }) : otelConfig(scraped, endpointOf(service)) };
}

function endpointOf({ observability: { otlpEndpoint } }: Service): string {
  if (otlpEndpoint !== undefined) return otlpEndpoint;
  throw new LlmServingError('InvalidInput', 'histograms go to a store without an address', [], 'observability.otlpEndpoint');
}

function regionOf({ aws }: Deployment): string {
  if (aws) return aws.region;
  throw new LlmServingError('InvalidInput', 'a store of AWS needs a region', [], 'aws.region');
}
