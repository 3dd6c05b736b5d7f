import { ALWAYS_ERROR } from '../severities';
import { at } from './json';
import type { PatchRule } from './patch-rule';
import { podPaths } from './pods';

const GRACE = 'terminationGracePeriodSeconds';

/** What a pod gets where nothing is said. */
const DEFAULT_GRACE_SECONDS = 30;

export const drainStaysWhole: PatchRule = {
  code: 'PATCH_CUTS_DRAIN',
  area: 'patches',
  law: 'a patch leaves a pod the time that its drain takes',
  why: 'running generations are cut off at every update and every move of a node',
  severity: ALWAYS_ERROR,
  check: ({ hits }) => hits.flatMap(({ name, before, after }) => podPaths(before).flatMap((pod) => {
    const grace = `${pod}.${GRACE}`;
    const was = Number(at(before, grace) ?? 0);
    const is = Number(at(after, grace) ?? DEFAULT_GRACE_SECONDS);
    if (is >= was) return [];
    return [{
      path: `merge.${grace}`,
      message: `the patch gives the pods of '${name}' ${is} s to end, the drain takes ${was} s`,
      remedy: 'say a shorter workload.longestGeneration, from which the drain follows',
      value: String(is),
      limit: String(was),
    }];
  })),
};
