import type { Deployment } from '../deployment/deployment';
import { Profile } from '../deployment/enums';

/** How long logs are kept when nobody says, days. */
const RETENTION_DAYS = { dev: 14, other: 365 } as const;

/** How long log groups keep what is in them, days. */
export function retentionDaysOf({ aws, profile }: Pick<Deployment, 'aws' | 'profile'>): number {
  return aws?.logRetentionDays ?? (profile === Profile.DEV ? RETENTION_DAYS.dev : RETENTION_DAYS.other);
}

/** Longest time that lines are gathered for before a file of the archive is written, seconds; our judgement, of the 900 that the Firehose API takes at most. */
export const ARCHIVE_GATHER_SECONDS = 300;
