import type { Finding } from '../finding/finding';
import { findingOf } from './codes';

/** Tokens of the CDK as text (`${Token[…]}`), list (`#{Token[…]}`) and number (about -1.888e+289). */
export function isToken(value: unknown): boolean {
  if (typeof value === 'string') return /[$#]\{Token\[/.test(value);
  return typeof value === 'number' && value < -1e200;
}

/** A value that comes too late. */
export function deployTimeFinding(path: string): Finding {
  return findingOf({ code: 'DEPLOY_TIME_VALUE', path, message: `'${path}' is known at deployment only, the plan needs it now` });
}
