import type { World } from '../platform/platform';

/** A logical id, alone or after its type. */
const RESOURCE = /^(?:AWS::[A-Za-z0-9:]+\/)?[A-Za-z0-9]+$/;

/** A kind and a name. */
const MANIFEST = /^[A-Za-z][A-Za-z0-9]*\/[^/]+$/;

/** What a target is written for, templates or manifests; nothing for a text of neither form. */
export function worldOf(target: string): World | undefined {
  if (RESOURCE.test(target)) return 'cloudformation';
  return MANIFEST.test(target) ? 'kubernetes' : undefined;
}

/** How a patch may name an object of a manifest. */
export const manifestNames = (kind: unknown, name: unknown): string[] => [`${kind}/${name}`];

/** How a patch may name a resource of a template, the shorter one first. */
export const resourceNames = (type: unknown, logicalId: string): string[] => [logicalId, `${type}/${logicalId}`];
