import type { ScalingSchedule } from './scaling-plan';

/** Days of a week as `cron` numbers them, from Sunday. */
export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** A time of day on some days of the week. */
export interface WeeklyTime {
  readonly hour: number;
  readonly minute: number;
  /** 0 is Sunday. */
  readonly days: number[];
}

/** When a stretch begins and ends. */
export function timesOf({ days, from, to }: Pick<ScalingSchedule, 'days' | 'from' | 'to'>): { readonly begin: WeeklyTime; readonly end: WeeklyTime } {
  const first = days.map((day) => DAYS.indexOf(day as (typeof DAYS)[number])).sort((a, b) => a - b);
  const overMidnight = to <= from;
  const last = overMidnight ? first.map((day) => (day + 1) % DAYS.length).sort((a, b) => a - b) : first;
  return { begin: at(from, first), end: at(to, last) };
}

/** As `cron` has it: five fields. */
export function cronOf({ hour, minute, days }: WeeklyTime): string {
  return `${minute} ${hour} * * ${days.length === DAYS.length ? '*' : days.join(',')}`;
}

/** As AWS has it in `cron(…)`: six fields, of which day of month or day of week is left open. */
export function awsCronOf({ hour, minute, days }: WeeklyTime): string {
  return `cron(${minute} ${hour} ? * ${days.length === DAYS.length ? '*' : days.map((day) => DAYS[day].toUpperCase()).join(',')} *)`;
}

function at(time: string, days: number[]): WeeklyTime {
  const [hour, minute] = time.split(':').map(Number);
  return { hour, minute, days };
}

const DAY = 24 * 60;
const WEEK = DAYS.length * DAY;

/** True when two stretches of one time zone have a minute in common; of two zones nobody knows, since clocks change. */
export function overlap(a: ScalingSchedule, b: ScalingSchedule): boolean {
  if (a.timeZone !== b.timeZone) return false;
  return stretchesOf(a).some(({ begin, length }) => stretchesOf(b).some((other) => (other.begin - begin + WEEK) % WEEK < length || (begin - other.begin + WEEK) % WEEK < other.length));
}

/** In minutes from the beginning of the week. */
function stretchesOf(schedule: ScalingSchedule): { readonly begin: number; readonly length: number }[] {
  const { begin, end } = timesOf(schedule);
  const [from, to] = [begin, end].map(({ hour, minute }) => 60 * hour + minute);
  return begin.days.map((day) => ({ begin: DAY * day + from, length: to > from ? to - from : to - from + DAY }));
}
