import type { Finding } from '../finding/finding';
import { findingOf } from './codes';

/** Tokens of the CDK as text (`${Token[…]}`), list (`#{Token[…]}`) and number (about -1.888e+289). */
export function isToken(value: unknown): boolean {
  if (typeof value === 'string') return /[$#]\{Token\[/.test(value);
  return typeof value === 'number' && value < -1e200;
}

const TEXT_TOKEN = /[$#]\{Token\[[A-Za-z0-9_.-]+\]\}/g;

/** What names and addresses are made of: nothing that a shell, a line or a query reads as its own. */
const PLAIN = /^[A-Za-z0-9_+=,.@:/-]*$/;

/** True when a text that is partly known at deployment only has nothing else around that part than names have. */
export const isPlainAroundTokens = (text: string): boolean => PLAIN.test(text.replace(TEXT_TOKEN, ''));

/** A value that comes too late. */
export function deployTimeFinding(path: string): Finding {
  return findingOf({ code: 'DEPLOY_TIME_VALUE', path, message: `'${path}' is known at deployment only, the plan needs it now` });
}
