import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const readinessAsked: Rule = {
  code: 'READINESS_MISSING',
  area: 'start and stop',
  law: 'the engine is asked whether it is ready before it gets traffic',
  why: 'a router sends requests after the first sign of life: callers then see errors for as long as weights load',
  severity: ALWAYS_ERROR,
  check: ({ replica: { engine } }) => {
    if (engine.readiness) return [];
    return [{
      path: 'engine',
      message: 'the container of the engine has no readiness probe',
      remedy: 'give the engine that was registered in code a path that answers once the model is loaded (endpoints.readinessPath)',
    }];
  },
};
