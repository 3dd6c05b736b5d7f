import type { PatchedObject } from '../../patch/apply-patches';
import type { Body } from '../../patch/rendering';
import { ERROR_OUTSIDE_DEV } from '../severities';
import { covers, grantsIn, listOf, type Grant } from './grants';
import { at } from './json';
import type { PatchRule } from './patch-rule';
import { cut, shown } from './words';

export const rightsStayNarrow: PatchRule = {
  code: 'PATCH_WIDENS_RIGHTS',
  area: 'patches',
  law: 'a patch gives no role, bucket, topic or key a right that was not rendered, and takes no refusal away',
  why: 'whoever gets into a machine has its rights; those that were rendered are the ones that serving needs',
  severity: ERROR_OUTSIDE_DEV,
  check: ({ hits }) => hits.flatMap((hit) => wider(hit).map((right) => ({
    path: 'merge.Properties',
    message: `the patch gives '${hit.name}' ${right}`,
    remedy: 'remove it from the patch; where the machines need that right, waive this and say what for',
    value: right,
  }))),
};

function wider({ before, after }: PatchedObject): string[] {
  const [was, is] = [grantsIn(before), grantsIn(after)];
  const added = is.filter((grant) => grant.effect !== 'Deny' && !was.some((known) => covers(known, grant)));
  const dropped = was.filter((grant) => grant.effect === 'Deny' && !is.some((left) => covers(left, grant)));
  return [
    ...managedIn(after).filter((policy) => !managedIn(before).includes(policy)).map((policy) => `the policy ${policy}`),
    ...added.map((grant) => `the right to ${told(grant)}`),
    ...dropped.map((grant) => `no refusal of ${told(grant)} any more`),
  ];
}

function managedIn({ Type, Properties }: Body): string[] {
  return Type === 'AWS::IAM::Role' ? listOf(at(Properties, 'ManagedPolicyArns')).map(shown) : [];
}

function told({ action, resource, who }: Grant): string {
  return cut(`${action}${resource === '' ? '' : ` on ${resource}`}${who === '' ? '' : ` for ${who}`}`);
}
