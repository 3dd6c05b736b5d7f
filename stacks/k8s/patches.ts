import type { PatchProps } from '../../lib/deployment/props';
import { manifestNames } from '../../lib/patch/target';
import { mergePatch } from '../../lib/units/merge-patch';

/** A rendered object. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [field: string]: unknown;
}

/** How a patch may name an object, whatever earlier patches left of it. */
export const namesOf = ({ kind, metadata }: Manifest): string[] => manifestNames(kind, metadata?.name);

/** Objects after all patches, in the same order; each patch sees what the one before it made. */
export function applyPatches(manifests: readonly Manifest[], patches: readonly PatchProps[]): Manifest[] {
  return patches.reduce<Manifest[]>(
    (so, { target, merge }) => so.map((manifest) => (namesOf(manifest).includes(target) ? mergePatch(manifest, merge) as Manifest : manifest)),
    [...manifests],
  );
}
