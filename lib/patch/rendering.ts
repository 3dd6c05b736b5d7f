import type { Platform } from '../deployment/enums';
import type { PatchProps } from '../deployment/props';
import type { World } from '../platform/platform';

/** What stands in a rendered object. */
export interface Body {
  readonly [field: string]: unknown;
}

/** An object of a manifest or a resource of a template. */
export interface RenderedObject {
  /** How a patch may name it, the usual one first. */
  readonly names: string[];
  readonly body: Body;
}

/** What parity reads of one service; nothing where it cannot be read any more. */
export type ServiceFacts = { readonly [field: string]: unknown } | undefined;

/** What one platform renders of a deployment, and what a patch makes of it. */
export interface Rendering {
  readonly platform: Platform;
  /** Templates or manifests: a platform may be told in both. */
  readonly world: World;
  /** Their order and number stay through every patch. */
  readonly objects: RenderedObject[];
  readonly facts: { readonly [service: string]: ServiceFacts };
  with(patch: PatchProps): Rendering;
}
