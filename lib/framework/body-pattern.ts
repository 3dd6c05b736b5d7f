import { atMost } from './at-most';

/** What a request body may not ask for. */
export interface BodyLimits {
  /** Fields that may not be set, at any depth; ASCII names. */
  readonly refusedFields: string[];

  /** Fields that hold a number of output tokens. */
  readonly tokenFields: string[];

  /** Most output tokens. */
  readonly maxOutputTokens: number;
}

const SPACE = '[ \\t\\r\\n]*+';
const OUTSIDE = '[^"\\x00]++';
const VALUE = `"(?:[^"\\\\\\x00]++|\\\\[^\\x00])*+"(?!${SPACE}:)`;

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
 * or an object (the schema of a tool's parameter). A zero byte, as UTF-16 would bring, never matches. Whatever the
 * matcher gives up on does not match either: in doubt the body is refused.
 */
export function bodyPattern({ refusedFields, tokenFields, maxOutputTokens }: BodyLimits): string {
  const special = [...refusedFields, ...tokenFields];
  const plainKey = `"${special.length === 0 ? '' : `(?!${anyOf(special)}")`}${KEY_TEXT}"${SPACE}:`;
    const tokenKey = `"${anyOf(tokenFields)}"${SPACE}:${SPACE}(?:(?:${atMost(maxOutputTokens)}|null)(?=[ \\t\\r\\n,}])|\\{)`;
  const tokens = [OUTSIDE, VALUE, plainKey, ...(tokenFields.length === 0 ? [] : [tokenKey])];
  return `\\A(?:${tokens.join('|')})*+\\z`;
}

function anyOf(names: string[]): string {
  return `(?i:${names.map((name) => name.replace(/[^A-Za-z0-9_]/g, byNumber)).join('|')})`;
}

// by its number a character means nothing else, to the matcher or to the file that the pattern stands in
function byNumber(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
