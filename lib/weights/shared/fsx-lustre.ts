import { SharedStorageKind, type SharedStorageProps } from '../../deployment/storage-props';
import { networkOf, slowest, type Throughput } from '../../plan/throughput';
import type { SharedReaders, SharedStorageFacts } from './shared-storage';

/** Sizes of a persistent file system on SSD: the smallest, and the step from there (AWS::FSx::FileSystem, StorageCapacity, as aws-cdk-lib 2.276.0 documents it). */
const SMALLEST_GIB = 1200;
const STEP_GIB = 2400;

/** Deployment type PERSISTENT_2 on SSD offers 125, 250, 500 and 1000 MB/s for each TiB (FSx for Lustre user guide, read 2026-11-22). */
const DEFAULTS = { throughputPerTiB: 250 } as const;

/** Revisions that lie side by side while an update rolls. */
const REVISIONS = 2;

/** One object storage server gives a client without EFA so much: a small file system has one (FSx for Lustre user guide, read 2026-11-22). */
const SERVER_MBPS = 625;

/** Size and throughput of a Lustre file system. */
export interface LustreSize {
  readonly capacityGiB: number;
  readonly throughputPerTiB: number;
}

/** The size that is asked for, else the smallest that holds the weights of two revisions. */
export function lustreSizeOf({ capacityGiB, throughputPerTiB = DEFAULTS.throughputPerTiB }: SharedStorageProps, sizeGiB: number): LustreSize {
  const needed = sizeGiB * REVISIONS;
  return { capacityGiB: capacityGiB ?? (needed <= SMALLEST_GIB ? SMALLEST_GIB : Math.ceil(needed / STEP_GIB) * STEP_GIB), throughputPerTiB };
}

/** True for a size that can be ordered. */
export const isLustreSize = (capacityGiB: number): boolean => capacityGiB === SMALLEST_GIB || (capacityGiB > 0 && capacityGiB % STEP_GIB === 0);

/** Usual: one machine starts. Cautious: all of them start at once, each through one server. */
function diskRate({ shared, sizeGiB, machines }: SharedReaders): Throughput {
  const { capacityGiB, throughputPerTiB } = lustreSizeOf(shared, sizeGiB);
  const whole = (capacityGiB / 1024) * throughputPerTiB;
  return {
    typicalMBps: whole,
    lowMBps: Math.min(SERVER_MBPS, whole / machines),
    source: `FSx for Lustre: ${throughputPerTiB} MB/s for each of ${(capacityGiB / 1024).toFixed(2)} TiB, shared by ${machines} machines that start at once (read 2026-11-22)`,
  };
}

export const FSX_LUSTRE: SharedStorageFacts = {
  kind: SharedStorageKind.FSX_LUSTRE,
  words: 'Amazon FSx for Lustre',
  filled: true,
  showsBucket: false,
  onNode: false,
  zonal: true,
  encryptsTraffic: false,
  fields: ['fileSystem', 'mountName', 'capacityGiB', 'throughputPerTiB'],
  needed: ({ fileSystem }, { pods }) => (pods ? ['fileSystem', 'mountName'] : fileSystem === undefined ? [] : ['mountName']),
  namedByRegion: true,
  driver: 'fsx.csi.aws.com',
  readOn: ({ boxes, pods }) => boxes || pods,
  rates: (readers) => ({
    fill: slowest(readers.source, networkOf(readers.type), diskRate(readers)),
    read: slowest(networkOf(readers.type), diskRate(readers)),
  }),
};
