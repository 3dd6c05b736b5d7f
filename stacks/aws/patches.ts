import { CfnResource, type Stack } from 'aws-cdk-lib';
import type { PatchProps } from '../../lib/deployment/props';

/** A patch names a logical id, alone or after its type; what has another form hits nothing here. */
const TARGET = /^(?:(AWS::[A-Za-z0-9:]+)\/)?([A-Za-z0-9]+)$/;

/** Applies patches to a stack's resources by logical id, and gives back the targets that hit nothing. */
export function applyPatches(stack: Stack, patches: readonly PatchProps[]): string[] {
  const resources = stack.node.findAll().filter((node) => CfnResource.isCfnResource(node));
  return patches.flatMap(({ target, merge }) => {
    const [, type, logicalId] = TARGET.exec(target) ?? [];
    const hits = resources.filter((resource) => stack.resolve(resource.logicalId) === logicalId && (type === undefined || resource.cfnResourceType === type));
    hits.forEach((resource) => override(resource, merge, []));
    return hits.length > 0 ? [] : [target];
  });
}

/** RFC 7386, leaf by leaf: a null removes, everything else replaces. */
function override(resource: CfnResource, patch: { readonly [key: string]: unknown }, path: string[]): void {
  for (const [key, value] of Object.entries(patch)) {
    const here = [...path, key.replaceAll('.', '\\.')];
    if (isObject(value) && Object.keys(value).length > 0) override(resource, value, here);
    else if (value === null) resource.addDeletionOverride(here.join('.'));
    else resource.addOverride(here.join('.'), value);
  }
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
