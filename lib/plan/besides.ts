import type { Service } from '../deployment/deployment';
import { adapterBytes } from '../model/adapter';

/** Host memory that the cache is let out to, MiB; it is pinned. */
export function offloadedMiB({ optimization: { kvOffloadGiB = 0 } }: Service): number {
  return Math.ceil(kvOffloadGiB * 1024);
}

/** Bytes that are fetched, and that every device holds, besides the model: draft model and adapters, these at their largest rank. */
export function besidesBytes({ model, optimization: { speculation, adapters, maxAdapterRank } }: Service): number {
  return (speculation?.draftBytes ?? 0) + adapters.length * adapterBytes(model.facts, maxAdapterRank);
}
