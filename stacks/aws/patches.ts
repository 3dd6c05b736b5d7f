import { CfnResource, type Stack } from 'aws-cdk-lib';
import type { PatchProps } from '../../lib/deployment/props';
import { resourceNames } from '../../lib/patch/target';

/** Applies a patch to the resource of a stack that it names. */
export function applyPatch(stack: Stack, { target, merge }: PatchProps): void {
  stack.node.findAll()
    .filter((node) => CfnResource.isCfnResource(node))
    .filter((resource) => resourceNames(resource.cfnResourceType, stack.resolve(resource.logicalId)).includes(target))
    .forEach((resource) => override(resource, merge, []));
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
