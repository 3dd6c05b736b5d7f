import { MOST_START_SECONDS } from '../../platform/ecs-health';
import { makesTasks, patienceOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const startWithinHealthCheck: Rule = {
  code: 'START_BEYOND_HEALTH_CHECK',
  area: 'start and stop',
  law: 'the health check of a task can wait for the whole start of the engine',
  why: 'a start period ends after 300 s and ten tries 300 s apart are the most: a task that is slower is stopped and started anew, for ever',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { startup } = subject.replica.engine;
    const needed = startup ? patienceOf(startup) : 0;
    if (!makesTasks(subject) || needed <= MOST_START_SECONDS) return [];
    return [{
      path: 'model.source',
      message: `the engine may take ${needed} s to its first token, a health check of Amazon ECS waits ${MOST_START_SECONDS} s at most`,
      remedy: 'take a type with local NVMe or faster disks, or a smaller weight format',
      value: `${needed} s`,
      limit: `${MOST_START_SECONDS} s`,
    }];
  },
};
