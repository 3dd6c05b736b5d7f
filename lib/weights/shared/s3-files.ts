import { SharedStorageKind } from '../../deployment/storage-props';
import { networkOf, slowest, type Throughput } from '../../plan/throughput';
import type { SharedStorageFacts } from './shared-storage';

/** One client reads at most 3 GiB/s, large reads come straight from the bucket (S3 Files user guide, read 2026-11-22); the cautious third is our judgement, not measured. */
const CLIENT: Throughput = { typicalMBps: (3 * 2 ** 30) / 1e6, lowMBps: 2 ** 30 / 1e6, source: 'S3 Files: at most 3 GiB/s for one client (read 2026-11-22), the cautious third is our judgement (UNVERIFIED)' };

export const S3_FILES: SharedStorageFacts = {
  kind: SharedStorageKind.S3_FILES,
  words: 'Amazon S3 Files',
  filled: false,
  showsBucket: true,
  needsVersions: true,
  onNode: false,
  zonal: false,
  encryptsTraffic: true,
  fields: ['fileSystem', 'accessPoint'],
  needed: (_, { pods }) => (pods ? ['fileSystem'] : []),
  namedByRegion: false,
  driver: 'efs.csi.aws.com from 3.0.0',
  readOn: ({ machines, pods }) => machines || pods,
  rates: ({ type }) => ({ read: slowest(networkOf(type), CLIENT) }),
};
