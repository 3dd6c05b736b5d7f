import type { Storage } from '../../deployment/deployment';
import type { SharedStorageKind } from '../../deployment/storage-props';
import { LlmServingError } from '../../error';
import { CLAIM } from './claim';
import { EFS } from './efs';
import { FSX_LUSTRE } from './fsx-lustre';
import { FSX_LUSTRE_LINKED } from './fsx-lustre-linked';
import { IMAGE } from './image';
import { S3_FILES } from './s3-files';
import { S3_MOUNT } from './s3-mount';
import type { SharedStorageFacts } from './shared-storage';

/** Every kind of shared storage. */
export const SHARED_STORAGE: readonly SharedStorageFacts[] = [EFS, FSX_LUSTRE, FSX_LUSTRE_LINKED, S3_FILES, S3_MOUNT, CLAIM, IMAGE];

/** What is true of a kind. */
export function sharedFactsOf(kind: SharedStorageKind): SharedStorageFacts {
  const facts = SHARED_STORAGE.find((each) => each.kind === kind);
  if (!facts) throw new LlmServingError('InvalidInput', `'${kind}' is no kind of shared storage`, [], 'storage.shared.kind');
  return facts;
}

/** What is true of the shared storage of a service; nothing when each replica keeps its own copy. */
export function sharedStorageOf({ shared }: Pick<Storage, 'shared'>): SharedStorageFacts | undefined {
  return shared && sharedFactsOf(shared.kind);
}
