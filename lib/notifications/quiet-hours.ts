import { DAYS, timesOf, type WeeklyTime } from '../scaling/schedules';
import type { QuietHours } from '../deployment/observability';

/** A stretch of the week as mute rules of CloudWatch have it. */
export interface MuteSchedule {
  /** `cron(…)` of five fields. */
  readonly expression: string;
  /** ISO 8601, from PT1M to P15D. */
  readonly duration: string;
  /** IANA name. */
  readonly timezone: string;
}

const DAY_MINUTES = 24 * 60;

const EVERY_DAY = '*';

/** How CloudWatch is told of quiet hours (CloudWatch API reference, Schedule, read 2026-11-26). A stretch that ends when it begins lasts a day. */
export function muteSchedule(hours: QuietHours): MuteSchedule {
  const { begin, end } = timesOf(hours);
  const minutes = (minutesOf(end) - minutesOf(begin) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  const days = begin.days.length === DAYS.length ? EVERY_DAY : begin.days.map((day) => DAYS[day].toUpperCase()).join(',');
  return { expression: `cron(${begin.minute} ${begin.hour} * * ${days})`, duration: `PT${minutes}M`, timezone: hours.timeZone };
}

function minutesOf({ hour, minute }: WeeklyTime): number {
  return 60 * hour + minute;
}
