import { SharedStorageKind } from '../../deployment/storage-props';
import { slowest, streamOf } from '../../plan/throughput';
import { FSX_LUSTRE } from './fsx-lustre';
import type { SharedStorageFacts } from './shared-storage';

/** Parts of objects that are on their way to the file system at once; our judgement, not measured. */
const CONNECTIONS = 8;

/** Filled by its own link: what is read for the first time comes from the bucket. */
export const FSX_LUSTRE_LINKED: SharedStorageFacts = {
  ...FSX_LUSTRE,
  kind: SharedStorageKind.FSX_LUSTRE_LINKED,
  words: 'Amazon FSx for Lustre linked to S3',
  filled: false,
  showsBucket: true,
  rates: (readers) => {
    const { read } = FSX_LUSTRE.rates(readers);
    return { read: { ...read, lowMBps: slowest(read, streamOf(readers.type, CONNECTIONS)).lowMBps, source: `${read.source}; the first reader waits for the bucket, our judgement (UNVERIFIED)` } };
  },
};
