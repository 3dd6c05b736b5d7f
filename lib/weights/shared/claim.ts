import { SharedStorageKind } from '../../deployment/storage-props';
import { networkOf, slowest, UNKNOWN_VOLUME } from '../../plan/throughput';
import type { SharedStorageFacts } from './shared-storage';

export const CLAIM: SharedStorageFacts = {
  kind: SharedStorageKind.CLAIM,
  words: 'a shared claim',
  filled: true,
  showsBucket: false,
  onNode: false,
  zonal: false,
  encryptsTraffic: false,
  fields: [],
  needed: () => [],
  namedByRegion: false,
  readOn: ({ pods }) => pods,
  rates: ({ type, source }) => ({ fill: slowest(source, networkOf(type), UNKNOWN_VOLUME), read: slowest(networkOf(type), UNKNOWN_VOLUME) }),
};
