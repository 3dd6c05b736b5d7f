import type { Platform } from '../deployment/enums';
import { watchOf } from './watch';
import type { WatchedDecision } from './watched-decision';

/** Alerts that a service cannot have on a platform, and why. */
export interface AlertNote {
  readonly subject: string;
  readonly reason: string;
}

/** What a reviewer must know is not watched: silence of these alerts is no health. */
export function alertNotes(decision: WatchedDecision, platform: Platform): AlertNote[] {
  const { missing } = watchOf(decision, platform);
  const reasons = [...new Set(missing.map(({ reason }) => reason))];
  return reasons.map((reason) => ({ subject: 'alerts that are missing', reason: `${missing.filter((each) => each.reason === reason).map(({ code }) => code).join(', ')}: ${reason}` }));
}
