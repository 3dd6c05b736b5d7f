import { SharedStorageKind, type SharedStorageProps } from '../../lib/deployment/storage-props';
import { LlmServingError } from '../../lib/error';
import { sharedFactsOf } from '../../lib/weights/shared/kinds';
import { EfsStorage } from './efs-storage';
import { LustreStorage } from './lustre-storage';
import type { IModelStorage } from './model-storage';
import { S3FilesStorage } from './s3-files-storage';

/** What machines can mount. */
const STORAGES: { readonly [kind: string]: new (props: SharedStorageProps) => IModelStorage } = {
  [SharedStorageKind.EFS]: EfsStorage,
  [SharedStorageKind.FSX_LUSTRE]: LustreStorage,
  [SharedStorageKind.FSX_LUSTRE_LINKED]: LustreStorage,
  [SharedStorageKind.S3_FILES]: S3FilesStorage,
};

/** What the deployment asks for. */
export function modelStorageFor(shared: SharedStorageProps): IModelStorage {
  const Storage = STORAGES[shared.kind];
  if (!Storage) throw new LlmServingError('UnsupportedByTarget', `machines cannot mount ${sharedFactsOf(shared.kind).words}`, [], 'storage.shared.kind');
  return new Storage(shared);
}
