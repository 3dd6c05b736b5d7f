import { SharedStorageKind } from '../../deployment/storage-props';
import { networkOf, slowest, type Throughput } from '../../plan/throughput';
import type { SharedStorageFacts } from './shared-storage';

const MIB = 2 ** 20 / 1e6;

/** Elastic throughput, one client with efs-utils from 2.0 or the CSI driver (EFS user guide, read 2026-11-22); 894 GiB took 43 minutes in modelplane#204. */
const CLIENT: Throughput = { typicalMBps: 1500 * MIB, lowMBps: (894 * 1024 * MIB) / (43 * 60), source: 'EFS, elastic throughput: at most 1500 MiB/s for one client, 894 GiB in 43 minutes as measured in public (read 2026-11-22)' };

/** Elastic throughput of writes: 1 to 5 GiB/s by region for the whole file system, within what one client reaches (EFS user guide, read 2026-11-22). */
const WRITES: Throughput = { typicalMBps: 1024 * MIB, lowMBps: CLIENT.lowMBps, source: 'EFS, elastic throughput: writes of 1 GiB/s at least for a file system, cautious figure as for reads (read 2026-11-22)' };

export const EFS: SharedStorageFacts = {
  kind: SharedStorageKind.EFS,
  words: 'Amazon EFS',
  filled: true,
  showsBucket: false,
  onNode: false,
  zonal: false,
  encryptsTraffic: true,
  fields: ['fileSystem', 'accessPoint'],
  needed: (_, { pods }) => (pods ? ['fileSystem'] : []),
  namedByRegion: false,
  driver: 'efs.csi.aws.com',
  readOn: ({ machines, pods }) => machines || pods,
  rates: ({ type, source }) => ({ fill: slowest(source, networkOf(type), WRITES), read: slowest(networkOf(type), CLIENT) }),
};
