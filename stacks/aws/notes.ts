import { alarmNotes } from '../../lib/alerts/alarm-notes';
import { metricNotes } from '../../lib/alerts/metric-notes';
import type { WatchedDecision } from '../../lib/alerts/watched-decision';
import type { Platform } from '../../lib/deployment/enums';
import type { StackNote } from './tenancy';

/** What a reviewer hears where pods are watched. */
export const WATCHED_INSIDE: StackNote = {
  subject: 'alarms',
  reason: 'the Prometheus of the cluster watches over pods, and its Alertmanager tells of them: of AWS only a budget speaks, where one is given',
};

/** What a reviewer hears of the alarms and metrics of one service. */
export function watchNotes(services: readonly (WatchedDecision & { readonly service: { readonly name: string } })[], name: string, platform: Platform): StackNote[] {
  return services.filter(({ service }) => service.name === name).flatMap((decided) => [...alarmNotes(decided, platform), ...metricNotes(decided, platform)]);
}

/** What a reviewer hears where the catalogue does not know the zones. */
export const ZONES_GUESSED: StackNote = {
  subject: 'zones',
  reason: 'the catalogue does not know which zones of this region offer the instance type: the first ones are used, check them before a deployment',
};
