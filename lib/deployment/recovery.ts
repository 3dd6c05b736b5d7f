import { parseDuration } from '../units/duration';
import type { FailoverRole, RecoveryProps } from './recovery-props';

/** How often one token is asked for where nobody says. */
const EVERY = '15m';

/** How lost parts come back, in numbers. */
export interface Recovery {
  /** Minutes between two requests for a token from outside. */
  readonly deepCheckMinutes: number;
  /** Whether AWS asks. */
  readonly canary: boolean;
  /** @default - there is no other place */
  readonly failover?: FailoverRole;
  readonly backup: boolean;
}

/** With every default. */
export function recoveryOf({ deepCheck: { every = EVERY, canary = false } = {}, failover, backup = false }: RecoveryProps): Recovery {
  return { deepCheckMinutes: Math.round((parseDuration(every) ?? 0) / 60), canary, backup, ...(failover !== undefined && { failover }) };
}
