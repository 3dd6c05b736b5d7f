import { parseDuration } from '../units/duration';
import type { FailoverRole, RecoveryProps } from './recovery-props';

/** Minutes between two requests for a token where nobody says; our judgement. */
export const DEFAULT_CHECK_MINUTES = 15;

/** How lost parts come back, in numbers. */
export interface Recovery {
  /** Minutes between two requests for a token from outside. */
  readonly deepCheckMinutes: number;
  /** @default - there is no other place */
  readonly failover?: FailoverRole;
  readonly backup: boolean;
}

/** With every default. */
export function recoveryOf({ deepCheck: { every } = {}, failover, backup = false }: RecoveryProps): Recovery {
  return { deepCheckMinutes: every === undefined ? DEFAULT_CHECK_MINUTES : Math.round((parseDuration(every) ?? 0) / 60), backup, ...(failover !== undefined && { failover }) };
}
