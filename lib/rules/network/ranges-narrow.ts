import { Exposure } from '../../deployment/enums';
import { Severity } from '../../finding/severity';
import { makesLoadBalancer } from '../questions';
import type { Rule } from '../rule';

const EVERYBODY = '0.0.0.0/0';

export const rangesNarrow: Rule = {
  code: 'OPEN_TO_EVERYBODY',
  area: 'network',
  law: 'those who may reach the load balancer are named by their ranges',
  why: 'keys are then the only thing between the internet and an expensive machine',
  severity: { dev: Severity.INFO, prod: Severity.INFO, regulated: Severity.WARNING },
  check: (subject) => {
    const { exposure, allowedCidrs } = subject.service.access;
    const open = allowedCidrs.includes(EVERYBODY) || (exposure === Exposure.PUBLIC && allowedCidrs.length === 0);
    if (!makesLoadBalancer(subject) || !open) return [];
    return [{
      path: 'access.allowedCidrs',
      message: `every address may reach the load balancer (${EVERYBODY})`,
      remedy: 'name the ranges of the callers in access.allowedCidrs',
      value: EVERYBODY,
    }];
  },
};
