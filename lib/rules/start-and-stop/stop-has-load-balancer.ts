import { Exposure } from '../../deployment/enums';
import { makesTasks } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const stopHasLoadBalancer: Rule = {
  code: 'STOP_WITHOUT_LOAD_BALANCER',
  area: 'start and stop',
  law: 'a task is taken out of a load balancer before it is stopped',
  why: 'nothing can run in a task before its stop signal: without the wait of a load balancer callers reach an engine that is ending',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { exposure } = subject.service.access;
    if (!makesTasks(subject) || exposure !== Exposure.NONE) return [];
    return [{
      path: 'access.exposure',
      message: 'tasks of Amazon ECS run without a load balancer: each stop cuts what callers wait for, and each start has a new address',
      remedy: 'set access.exposure to internal',
      value: Exposure.NONE,
    }];
  },
};
