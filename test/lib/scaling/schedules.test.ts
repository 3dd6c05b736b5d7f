import { awsCronOf, cronOf, timesOf } from '../../../lib/scaling/schedules';

const schedule = { timeZone: 'UTC', min: 4 };
const EVERY_DAY = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

test.each([
  ['a working day', ['mon', 'tue', 'wed', 'thu', 'fri'], '08:05', '18:00', ['5 8 * * 1,2,3,4,5', '0 18 * * 1,2,3,4,5'], ['cron(5 8 ? * MON,TUE,WED,THU,FRI *)', 'cron(0 18 ? * MON,TUE,WED,THU,FRI *)']],
  ['a night ends on the next day', ['fri', 'sat'], '22:00', '06:00', ['0 22 * * 5,6', '0 6 * * 0,6'], ['cron(0 22 ? * FRI,SAT *)', 'cron(0 6 ? * SUN,SAT *)']],
  ['every day needs no list', EVERY_DAY, '00:00', '23:59', ['0 0 * * *', '59 23 * * *'], ['cron(0 0 ? * * *)', 'cron(59 23 ? * * *)']],
  ['the same time is a whole day', ['sun'], '09:00', '09:00', ['0 9 * * 0', '0 9 * * 1'], ['cron(0 9 ? * SUN *)', 'cron(0 9 ? * MON *)']],
])('%s', (_, days, from, to, cron, awsCron) => {
  const { begin, end } = timesOf({ ...schedule, days, from, to });
  expect([cronOf(begin), cronOf(end)]).toEqual(cron);
  expect([awsCronOf(begin), awsCronOf(end)]).toEqual(awsCron);
});
