import type { DecidedService } from '../decided-service';
import { metadataOf, type Metadata } from './names';
import type { ConfigMapInput } from './plus';

/** Metadata of the object with the counters. */
export function countersMetadata(decided: DecidedService): Metadata {
  return metadataOf(decided, 'accelerator-counters');
}

/** The list for the exporter of accelerators, under the key that NVIDIA's GPU operator mounts (docs.nvidia.com/datacenter/cloud-native/gpu-operator, dcgmExporter.config.name, read 2026-11-26). */
export function renderCounters(decided: DecidedService): ConfigMapInput | undefined {
  const { acceleratorCounters } = decided;
  if (acceleratorCounters === undefined) return undefined;
  return { metadata: countersMetadata(decided), immutable: false, data: { 'dcgm-metrics.csv': acceleratorCounters } };
}
