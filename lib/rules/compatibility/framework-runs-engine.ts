import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const frameworkRunsEngine: Rule = {
  code: 'FRAMEWORK_WITHOUT_ENGINE',
  area: 'compatibility',
  law: 'a framework runs an engine that takes its parameters from a program',
  why: 'an engine that is only a server of its own cannot run inside another one',
  severity: ALWAYS_ERROR,
  check: ({ engineVersion: { framework, embedded, engineName } }) => {
    if (!framework || embedded) return [];
    return [{
      path: 'framework.name',
      message: `${framework.name} cannot run ${engineName}: nothing is known of its parameters for programs`,
      remedy: 'leave framework out, or take an engine that it runs',
      value: engineName,
    }];
  },
};
