import { ALWAYS_WARNING } from '../severities';
import type { PatchRule } from './patch-rule';

export const changesSomething: PatchRule = {
  code: 'PATCH_WITHOUT_EFFECT',
  area: 'patches',
  law: 'a patch changes something in its object',
  why: 'what is rendered says the same without it: the library has caught up with it, or a field is misspelt',
  severity: ALWAYS_WARNING,
  check: ({ patch: { target }, hits }) => (hits.length > 0 && hits.every(({ changes }) => changes.length === 0)
    ? [{ path: 'merge', message: `'${target}' is the same with the patch and without it`, remedy: 'remove the patch, or look at the spelling of its fields', value: target }]
    : []),
};
