import { worldOf } from '../../patch/target';
import { nearest } from '../../units/nearest';
import { ALWAYS_ERROR } from '../severities';
import type { PatchRule } from './patch-rule';

/** Targets that a sentence lists when none is near. */
const MOST_LISTED = 20;

const MOST_NEAR = 5;

export const hitsSomething: PatchRule = {
  code: 'PATCH_UNMATCHED',
  area: 'patches',
  law: 'a patch changes an object that is rendered',
  why: 'it was meant to change something, and what is deployed does not have that change',
  severity: ALWAYS_ERROR,
  check: ({ patch: { target }, hits, worlds, targets }) => {
    const world = worldOf(target);
    if (hits.length > 0 || (world !== undefined && !worlds.includes(world))) return [];
    // short names first: a long one ends in a digest of its content
    const known = [...targets].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    const close = nearNames(target, known);
    const listed = known.slice(0, MOST_LISTED).join(', ') + (known.length > MOST_LISTED ? ` and ${known.length - MOST_LISTED} more` : '');
    return [{
      path: 'target',
      message: `'${target}' is no object that is rendered`,
      remedy: close.length > 0 ? `did you mean ${close.join(', ')}?` : `name one of ${listed}`,
      value: target,
      limit: known.join(', '),
    }];
  },
};

/** Misspelt names, and those that begin so: nobody knows the digest at the end of a logical id. */
function nearNames(target: string, known: readonly string[]): string[] {
  const begun = known.filter((name) => name.toLowerCase().startsWith(target.toLowerCase())).slice(0, MOST_NEAR);
  return [...new Set([...begun, ...nearest(target, known)])];
}
