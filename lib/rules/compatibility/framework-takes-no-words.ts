import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const frameworkTakesNoWords: Rule = {
  code: 'FRAMEWORK_TAKES_NO_ARGUMENTS',
  area: 'compatibility',
  law: 'an engine that a framework runs is given no arguments of a command line',
  why: 'there is no command line of the engine: they would go to the program that joins the cluster, or nowhere',
  severity: ALWAYS_ERROR,
  check: ({ engineVersion: { framework }, service: { engine: { extraArgs = [] } } }) => {
    if (!framework || extraArgs.length === 0) return [];
    return [{
      path: 'engine.extraArgs',
      message: `${framework.name} starts the engine as a part of itself, and ${extraArgs.length} arguments of a command line are given`,
      remedy: 'say it in a field of optimization or workload, or leave framework out',
      value: extraArgs[0],
    }];
  },
};
