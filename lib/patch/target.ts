import { Platform } from '../deployment/enums';

/** A logical id, alone or after its type. */
const RESOURCE = /^(?:AWS::[A-Za-z0-9:]+\/)?[A-Za-z0-9]+$/;

/** A kind and a name. */
const MANIFEST = /^[A-Za-z][A-Za-z0-9]*\/[^/]+$/;

/** The platform that a target is written for; nothing for a text of neither form. */
export function platformOf(target: string): Platform | undefined {
  if (RESOURCE.test(target)) return Platform.EC2;
  return MANIFEST.test(target) ? Platform.KUBERNETES : undefined;
}

/** How a patch may name an object of a manifest. */
export const manifestNames = (kind: unknown, name: unknown): string[] => [`${kind}/${name}`];

/** How a patch may name a resource of a template, the shorter one first. */
export const resourceNames = (type: unknown, logicalId: string): string[] => [logicalId, `${type}/${logicalId}`];
