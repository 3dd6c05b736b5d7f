import type { CostFields } from '../engine/cost-fields';
import { atMost } from './at-most';

/** What a request body may not ask for. */
export interface BodyLimits {
  /** Fields that may not be set, at any depth; ASCII names. */
  readonly refusedFields: string[];

  /** Fields that hold a number of output tokens. */
  readonly tokenFields: string[];

  /** Fields that make many generations of one request. */
  readonly costFields: CostFields;

  /** Most output tokens. */
  readonly maxOutputTokens: number;
}

const SPACE = '[ \\t\\r\\n]*+';
const OUTSIDE = '[^"\\x00]++';
const TEXT = `"(?:[^"\\\\\\x00]++|\\\\[^\\x00])*+"`;
const VALUE = `${TEXT}(?!${SPACE}:)`;

// a letter, digit or underscore that is written as an escape has one purpose: to hide a name
const DISGUISED_ASCII = 'u00(?:3[0-9]|[46][1-9a-fA-F]|[57][0-9aA]|5[fF])';
// U+017F and U+212A fold to s and k where names are compared without regard to case
const DISGUISED_FOLD = 'u017[fF]|u212[aA]';
const KEY_TEXT = `(?:[^"\\\\\\x00\\xc5\\xe2]++|\\xc5(?!\\xbf)|\\xe2(?!\\x84\\xaa)|\\\\(?!${DISGUISED_ASCII}|${DISGUISED_FOLD})[^\\x00])*+`;

/**
 * A pattern that a whole JSON body must match to be let through, for PCRE in byte mode.
 *
 * It walks over the body once, string by string. A string before a colon is a key: it may not be a refused field,
 * whatever its case, nor be written with escapes that hide one; a token field must hold a small enough whole number, null,
 * or an object (the schema of a tool's parameter), and so must a number of answers; a list of several prompts is refused.
 * A zero byte, as UTF-16 would bring, never matches. Whatever the matcher gives up on does not match either: in doubt the body is refused.
 */
export function bodyPattern({ refusedFields, tokenFields, costFields: { counts, off, prompts }, maxOutputTokens }: BodyLimits): string {
  const special = [...refusedFields, ...tokenFields, ...counts, ...off, ...prompts];
  const plainKey = `"${special.length === 0 ? '' : `(?!${anyOf(special)}")`}${KEY_TEXT}"${SPACE}:`;
  const tokens = [
    OUTSIDE, VALUE, plainKey,
    ...keyWith(tokenFields, bare(atMost(maxOutputTokens))),
    ...keyWith(counts, bare('[01]')),
    ...keyWith(off, bare('false')),
    ...keyWith(prompts, `(?:(?![ \\t\\r\\n]|\\[${SPACE}["\\[])|\\[${SPACE}${TEXT}${SPACE}(?=\\]))`),
  ];
  return `\\A(?:${tokens.join('|')})*+\\z`;
}

/** A value that ends where it should, nothing, or the schema of a tool's parameter. */
function bare(value: string): string {
  return `(?:(?:${value}|null)(?=[ \\t\\r\\n,}])|\\{)`;
}

/** Some fields with the only values that they may have. */
function keyWith(names: string[], value: string): string[] {
  return names.length === 0 ? [] : [`"${anyOf(names)}"${SPACE}:${SPACE}${value}`];
}

function anyOf(names: string[]): string {
  return `(?i:${names.map((name) => name.replace(/[^A-Za-z0-9_]/g, byNumber)).join('|')})`;
}

// by its number a character means nothing else, to the matcher or to the file that the pattern stands in
function byNumber(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
