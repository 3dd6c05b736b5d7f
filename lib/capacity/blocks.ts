import { CapacityKind } from '../deployment/capacity-props';
import { parseInstant } from '../units/instant';
import type { CapacitySegment } from './segments';

/** The cloud takes the machines of a block away from half an hour before its end (EC2 user guide, Capacity Blocks, read 2026-11-22). */
const TAKEN_AWAY_SECONDS = 30 * 60;

/** Between the last drained machine and the first that would be taken away: a group needs minutes to act on a schedule. Our judgement. */
const MARGIN_SECONDS = 5 * 60;

/** The owner hears of the end of a block this long before, so that the next one can still be bought. Our judgement. */
const NOTICE_SECONDS = 3 * 24 * 3600;

/** When a block serves, in seconds since 1970. */
export interface BlockTimes {
  /** Its machines can be asked for. @default - they can already */
  readonly starts?: number;

  /** Its machines begin to drain. */
  readonly drains: number;

  /** Its owner hears that it ends. */
  readonly noticed: number;

  /** It ends. */
  readonly ends: number;
}

/** When a block serves; nothing for other sources, or when its end is not told. */
export function blockTimes({ kind, starts, ends }: CapacitySegment, drainSeconds: number): BlockTimes | undefined {
  const end = kind === CapacityKind.CAPACITY_BLOCK && ends !== undefined ? parseInstant(ends) : undefined;
  if (end === undefined) return undefined;
  const drains = end - TAKEN_AWAY_SECONDS - MARGIN_SECONDS - drainSeconds;
  const start = starts === undefined ? undefined : parseInstant(starts);
  return { ...(start !== undefined && { starts: start }), drains, noticed: drains - NOTICE_SECONDS, ends: end };
}
