import { SharedStorageKind, type SharedStorageProps } from '../../deployment/storage-props';
import { sharedStorageOf } from '../../weights/shared/kinds';
import type { SharedStorageFacts } from '../../weights/shared/shared-storage';
import type { Subject } from '../rule';

/** Shared storage as it is described, and what is true of its kind; nothing when each replica keeps its own copy. */
export function sharedIn({ service: { storage } }: Pick<Subject, 'service'>): { readonly shared: SharedStorageProps; readonly facts: SharedStorageFacts } | undefined {
  const facts = sharedStorageOf(storage);
  return facts && storage.shared && { shared: storage.shared, facts };
}

/** True for an image that a digest names: a registry hands out what it names, and the container runtime hashes every layer. */
export const isPinnedImage = ({ kind, image = '' }: SharedStorageProps): boolean => kind === SharedStorageKind.IMAGE && /@sha256:[0-9a-f]{64}$/.test(image);
