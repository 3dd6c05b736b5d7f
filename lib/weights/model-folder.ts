import type { Service } from '../deployment/deployment';
import { sharedStorageOf } from './shared/kinds';

/** Folder that a replica makes for its own copy. */
const OWN = 'model';

/** Hex digits of a manifest that tell two of them apart. */
const DIGITS = 16;

/** Longest folder name that every file system takes. */
const LONGEST = 200;

/** The model's folder below its volume: where several revisions may lie side by side, each has one of its own; empty where the volume is the model's folder. */
export function modelFolderOf({ model: { id, source, revision, manifestDigest }, storage }: Pick<Service, 'model' | 'storage'>): string {
  const facts = sharedStorageOf(storage);
  if (!facts) return OWN;
  if (!facts.filled) return '';
  if (manifestDigest !== undefined) return `sha256-${manifestDigest.slice(0, DIGITS)}`;
  return (source === 'hf' ? `${id}@${revision}` : source).replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(-LONGEST);
}
