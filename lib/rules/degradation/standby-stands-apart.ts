import { otherPlace } from '../../degradation/actions/other-place';
import type { Standby } from '../../deployment/degradation';
import type { PlanRule, PlanSubject } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { writtenSteps } from './steps';

/** In another region, or in a zone that the service does not use. */
function standsElsewhere({ region, zones }: Standby, { deployment: { aws }, service: { capacity } }: PlanSubject): boolean {
  if (region !== undefined && region !== aws?.region) return true;
  const own = [...(aws?.imports?.vpc?.zones ?? []), ...capacity.flatMap(({ zone }) => zone ?? [])];
  return zones !== undefined && zones.some((zone) => !own.includes(zone));
}

export const standbyStandsApart: PlanRule = {
  code: 'STANDBY_SHARES_FATE',
  area: 'degradation',
  law: 'a standby differs from the service in zone, region or instance type',
  why: 'what takes the service down takes a standby of the same machines in the same place down with it',
  severity: ALWAYS_WARNING,
  check: (subject) => writtenSteps(subject).flatMap(({ action, step: { standby }, path }) => {
    if (!standby || standsElsewhere(standby, subject) || (action !== otherPlace && standby.instanceType !== undefined && standby.instanceType !== subject.instanceType.name)) return [];
    const same = action === otherPlace ? 'the same zones' : `the same zones and the same instance type, ${subject.instanceType.name}`;
    return [{
      path: `${path}.standby`,
      message: `the standby of '${action.action}' is described by ${same}`,
      remedy: action === otherPlace ? 'give its region, or zones that the service does not use' : 'give it another instance type, region or zones',
    }];
  }),
};
