import { ALWAYS_ERROR } from '../severities';
import type { PatchRule } from './patch-rule';

export const hitsOneObject: PatchRule = {
  code: 'PATCH_AMBIGUOUS',
  area: 'patches',
  law: 'a patch hits one object',
  why: 'the same change in two objects is hardly meant, and which one was meant cannot be known',
  severity: ALWAYS_ERROR,
  check: ({ patch: { target }, hits }) => (hits.length > 1
    ? [{
      path: 'target',
      message: `'${target}' names ${hits.length} objects, 1 is meant`,
      remedy: 'see which earlier patch gave two objects one name, and give each a name of its own',
      value: String(hits.length),
      limit: '1',
    }]
    : []),
};
