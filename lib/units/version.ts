import { LlmServingError } from '../error';

/** Release numbers, then an optional stage and its number; a build label such as `+cu129` says nothing about age. */
const VERSION = /^v?(\d{1,9}(?:\.\d{1,9}){0,4})(?:[.-]?(dev|a|b|rc|post)(\d{0,9}))?(?:\+[a-z0-9.]+)?$/;

/** Stages from oldest to newest around the release itself, by PEP 440. */
const STAGES = ['dev', 'a', 'b', 'rc', 'release', 'post'];

/** True for a text such as `0.32.0`, `0.28.0rc1` or `0.14.0.post1`. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** Below zero when `a` is older than `b`, above zero when it is newer, zero when they are the same. */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let i = 0; i < left.length; i++) {
    if (left[i] !== right[i]) return left[i] - right[i];
  }
  return 0;
}

/** True when `from` ≤ `version` < `below`; an absent bound is open. */
export function isWithin(version: string, from?: string, below?: string): boolean {
  return (from === undefined || compareVersions(version, from) >= 0) && (below === undefined || compareVersions(version, below) < 0);
}

/** Five release numbers, the stage and its number. */
function partsOf(text: string): number[] {
  const [, release, stage = 'release', count] = VERSION.exec(text) ?? [];
  if (release === undefined) {
    throw new LlmServingError('InvalidInput', `'${text.slice(0, 60)}' is not a version, expected numbers with dots such as 0.32.0`);
  }
  const numbers = release.split('.').map(Number);
  return [...numbers, ...Array<number>(5 - numbers.length).fill(0), STAGES.indexOf(stage), Number(count || 0)];
}
