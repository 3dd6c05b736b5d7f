import type { ContainerSpec } from '../../container/container-spec';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const stopCoversDrain: Rule = {
  code: 'STOP_TOO_SHORT',
  area: 'start and stop',
  law: 'no container is killed before the last running generation can have ended',
  why: 'a kill in mid-answer is an error for a caller who did nothing wrong',
  severity: ALWAYS_ERROR,
  check: ({ replica, plan: { drain } }) => {
    const [engine, guard] = [replica.engine, replica.guard].map(graceOf);
    const own = drain.generationSeconds + drain.teardownSeconds;
    const graces = [{ name: 'engine', given: engine, needed: own }, { name: 'guard', given: guard, needed: own }, { name: 'replica', given: Math.max(engine, guard), needed: drain.totalSeconds }];
    return graces.filter(({ given, needed }) => given < needed).map(({ name, given, needed }) => ({
      path: 'workload.longestGeneration',
      message: `the ${name} is killed ${given} s after it was asked to stop, draining it takes ${needed} s`,
      remedy: 'this is decided by the plan: report it as a defect of this library; a shorter workload.longestGeneration is a way round it',
      value: `${given} s`,
      limit: `${needed} s`,
    }));
  },
};

const graceOf = ({ preStopSleepSeconds = 0, stopSeconds }: ContainerSpec): number => preStopSleepSeconds + stopSeconds;
