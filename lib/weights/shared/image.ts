import { SharedStorageKind } from '../../deployment/storage-props';
import { imagePullOf, rootVolumeOf } from '../../plan/throughput';
import type { SharedStorageFacts } from './shared-storage';

/** Kept by each node beside its other images, so that a second replica on it starts at once. */
export const IMAGE: SharedStorageFacts = {
  kind: SharedStorageKind.IMAGE,
  words: 'an image volume',
  filled: false,
  showsBucket: false,
  onNode: true,
  zonal: false,
  encryptsTraffic: true,
  fields: ['image'],
  needed: () => ['image'],
  namedByRegion: false,
  readOn: ({ pods }) => pods,
  rates: ({ type }) => ({ fill: imagePullOf(type), read: rootVolumeOf(type) }),
};
