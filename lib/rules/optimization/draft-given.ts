import { Severity } from '../../finding/severity';
import type { Rule, Violation } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** Methods that guess with a model of its own. */
const WITH_DRAFT = ['draft-model', 'eagle', 'eagle3'];

export const draftGiven: Rule = {
  code: 'DRAFT_MODEL_INCOMPLETE',
  area: 'optimization',
  law: 'a method that guesses with a draft model names its folder and its size',
  why: 'without the folder the engine does not start; without the size its memory is taken from the cache unseen',
  severity: ALWAYS_ERROR,
  check: ({ service: { optimization: { speculation } } }) => {
    if (!speculation || !WITH_DRAFT.includes(speculation.method)) return [];
    const missing = (field: string, what: string): Violation => ({
      path: `optimization.speculation.${field}`, message: `the method ${speculation.method} guesses with a draft model, and its ${what} is not given`, remedy: `give it in optimization.speculation.${field}`,
    });
    if (speculation.draftFolder === undefined) return [missing('draftFolder', 'folder')];
    return speculation.draftBytes > 0 ? [] : [{ ...missing('draftSize', 'size'), severity: Severity.WARNING }];
  },
};
