import type { PatchProps } from '../../lib/deployment/props';
import { mergePatch } from '../../lib/units/merge-patch';

/** A rendered object. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [field: string]: unknown;
}

/** Objects after all patches, and the targets of patches that hit nothing. */
export interface Patched {
  readonly manifests: Manifest[];
  readonly unmatched: string[];
}

/** Applies patches in their order; each sees what the one before it made. */
export function applyPatches(manifests: readonly Manifest[], patches: readonly PatchProps[]): Patched {
  return patches.reduce<Patched>((so, { target, merge }) => {
    const hit = so.manifests.some((manifest) => isTarget(manifest, target));
    return {
      manifests: so.manifests.map((manifest) => (isTarget(manifest, target) ? mergePatch(manifest, merge) as Manifest : manifest)),
      unmatched: hit ? so.unmatched : [...so.unmatched, target],
    };
  }, { manifests: [...manifests], unmatched: [] });
}

function isTarget({ kind, metadata }: Manifest, target: string): boolean {
  return target === `${kind}/${metadata?.name}`;
}
