import { AlertSeverity, type QuietHoursProps } from '../../../lib/deployment/notification-props';
import { quietFor, quietIntervals } from '../../../lib/notifications/quiet-intervals';

const night: QuietHoursProps = { days: ['fri', 'sat'], from: '22:00', to: '06:30', timeZone: 'UTC', severities: [AlertSeverity.TICKET] };

test.each<[string, QuietHoursProps, object[]]>([
  ['within a day', { ...night, from: '12:00', to: '13:00' }, [{ weekdays: ['friday', 'saturday'], times: [{ startTime: '12:00', endTime: '13:00' }] }]],
  ['over midnight, in two parts', night, [{ weekdays: ['friday', 'saturday'], times: [{ startTime: '22:00', endTime: '24:00' }] }, { weekdays: ['sunday', 'saturday'], times: [{ startTime: '00:00', endTime: '06:30' }] }]],
  ['until midnight, in one', { ...night, to: '00:00' }, [{ weekdays: ['friday', 'saturday'], times: [{ startTime: '22:00', endTime: '24:00' }] }]],
])('a stretch %s', (_, hours, timeIntervals) => {
  expect(quietIntervals([hours])).toEqual([{ name: 'quiet-1', timeIntervals }]);
});

test('hours of another time zone are not kept, and nobody waits for them', () => {
  const berlin = { ...night, timeZone: 'Europe/Berlin' };
  expect(quietIntervals([berlin, night]).map(({ name }) => name)).toEqual(['quiet-2']);
  expect(quietFor(AlertSeverity.TICKET, [berlin, night])).toEqual(['quiet-2']);
  expect(quietFor(AlertSeverity.PAGE, [night])).toEqual([]);
});
