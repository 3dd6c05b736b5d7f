import { SharedStorageKind } from '../../deployment/storage-props';
import { networkOf, slowest, streamOf } from '../../plan/throughput';
import type { SharedStorageFacts } from './shared-storage';

/** Parts that a sequential read has on their way at once; our judgement, not measured. */
const CONNECTIONS = 8;

export const S3_MOUNT: SharedStorageFacts = {
  kind: SharedStorageKind.S3_MOUNT,
  words: 'Mountpoint for Amazon S3',
  filled: false,
  showsBucket: true,
  onNode: false,
  zonal: false,
  encryptsTraffic: true,
  fields: [],
  needed: () => [],
  namedByRegion: false,
  driver: 's3.csi.aws.com',
  readOn: ({ pods }) => pods,
  rates: ({ type }) => ({ read: slowest(networkOf(type), streamOf(type, CONNECTIONS)) }),
};
