import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const priceKnown: Rule = {
  code: 'PRICE_UNKNOWN',
  area: 'capacity',
  law: 'the on-demand price of the instance type in the region is in the catalogue',
  why: 'without it the report shows no cost',
  severity: ALWAYS_INFO,
  check: ({ plan: { cost }, instanceType }) => {
    if (cost.usdPerInstanceHour !== undefined) return [];
    return [{
      path: 'hardware.instanceType',
      message: `no on-demand price of ${instanceType.name} in ${cost.region} is in the catalogue of ${instanceType.asOf}`,
      remedy: 'look it up before you deploy; it can be given in code with an instance type of your own',
      value: `${instanceType.name} in ${cost.region}`,
    }];
  },
};
