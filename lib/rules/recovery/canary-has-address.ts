import { behindLoadBalancer } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const canaryHasAddress: Rule = {
  code: 'CANARY_WITHOUT_ADDRESS',
  area: 'recovery',
  law: 'a canary has an address to ask',
  why: 'without a load balancer there is no address that stays, and no canary is made',
  severity: ALWAYS_WARNING,
  check: (subject) => (!subject.service.recovery.canary || behindLoadBalancer(subject) ? [] : [{
    path: 'recovery.deepCheck.canary',
    message: 'no load balancer of AWS stands in front: no canary is made',
    remedy: 'leave recovery.deepCheck.canary out: on Kubernetes a CronJob asks',
  }]),
};
