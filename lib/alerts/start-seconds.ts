import type { Plan, TimeLine } from '../plan/plan';
import { budgetSeconds, STEPS, totalSeconds } from '../plan/time-line';
import type { AlertSubject } from './alert';

/** Seconds of a whole start: as it usually is, and what every clock allows it. */
export interface StartSeconds {
  readonly usual: number;
  readonly most: number;
}

/** How long a replica takes from nothing to its first token. */
export function startSeconds({ plan, platform }: Pick<AlertSubject, 'plan' | 'platform'>): StartSeconds {
  const lines = linesOf(plan, platform);
  return {
    usual: Math.max(0, ...lines.map((line) => totalSeconds(line).typicalSeconds)),
    most: Math.max(0, ...lines.map((line) => budgetSeconds(line, STEPS))),
  };
}

/** A platform that was added after the lock was written has no line of its own yet. */
function linesOf({ startTimeLines }: Plan, platform: string): TimeLine[] {
  const own = startTimeLines[platform];
  return own ? [own] : Object.values(startTimeLines);
}
