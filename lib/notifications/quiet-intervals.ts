import type { AlertSeverity, QuietHoursProps } from '../deployment/notification-props';
import { DAYS, timesOf, type WeeklyTime } from '../scaling/schedules';

/** A stretch within one day. */
export interface DayStretch {
  readonly weekdays: string[];
  readonly times: { readonly startTime: string; readonly endTime: string }[];
}

/** Quiet hours as Alertmanager has them: a name, and stretches none of which passes midnight. */
export interface QuietInterval {
  readonly name: string;
  readonly timeIntervals: DayStretch[];
}

/** The only zone: the object that carries routes to Alertmanager knows no other (`monitoring.coreos.com/v1alpha1`, TimeInterval). */
const ZONE = 'UTC';

const DAY_NAMES: { readonly [day in (typeof DAYS)[number]]: string } = { sun: 'sunday', mon: 'monday', tue: 'tuesday', wed: 'wednesday', thu: 'thursday', fri: 'friday', sat: 'saturday' };

/** Quiet hours that a cluster can keep, each under its name; those of other time zones are left out, so that nothing is silent at the wrong hour. */
export function quietIntervals(quietHours: readonly QuietHoursProps[]): QuietInterval[] {
  return quietHours.flatMap((hours, index) => (isKept(hours) ? [{ name: nameOf(index), timeIntervals: stretchesOf(hours) }] : []));
}

/** Names of the quiet hours in which a severity waits. */
export function quietFor(severity: AlertSeverity, quietHours: readonly QuietHoursProps[]): string[] {
  return quietHours.flatMap((hours, index) => (isKept(hours) && hours.severities?.includes(severity) ? [nameOf(index)] : []));
}

/** True where a cluster can keep them. */
export function isKept({ timeZone }: QuietHoursProps): boolean {
  return timeZone === undefined || timeZone === ZONE;
}

const nameOf = (index: number): string => `quiet-${index + 1}`;

function stretchesOf({ days = [...DAYS], from, to }: QuietHoursProps): DayStretch[] {
  const { begin, end } = timesOf({ days, from, to });
  const stretch = (of: WeeklyTime, startTime: string, endTime: string): DayStretch => ({ weekdays: of.days.map((day) => DAY_NAMES[DAYS[day]]), times: [{ startTime, endTime }] });
  if (to > from) return [stretch(begin, from, to)];
  const morning = to === '00:00' ? [] : [stretch(end, '00:00', to)];
  return [stretch(begin, from, '24:00'), ...morning];
}
