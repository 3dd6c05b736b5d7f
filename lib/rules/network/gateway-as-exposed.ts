import { Exposure } from '../../deployment/enums';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const gatewayAsExposed: Rule = {
  code: 'GATEWAY_AGAINST_EXPOSURE',
  area: 'network',
  law: 'a service with a gateway in front is exposed',
  why: 'a route makes a stable address of what is said to have none',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { gateway } = subject.deployment.kubernetes;
    if (!makesPods(subject) || gateway === undefined || subject.service.access.exposure !== Exposure.NONE) return [];
    return [{
      path: 'access.exposure',
      message: `access.exposure is ${Exposure.NONE}, and the gateway '${gateway.name}' leads to the service`,
      remedy: `set access.exposure to ${Exposure.INTERNAL} or ${Exposure.PUBLIC}, or remove kubernetes.gateway`,
      value: Exposure.NONE,
    }];
  },
};
