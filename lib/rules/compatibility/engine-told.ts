import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const engineTold: Rule = {
  code: 'ENGINE_CANNOT_BE_TOLD',
  area: 'compatibility',
  law: 'the engine can be told everything that was decided',
  why: 'what it cannot be told holds by other means, or not at all: a reviewer should know which',
  severity: ALWAYS_INFO,
  check: ({ engineVersion: { engineName, version, untold } }) => untold.map(({ option, reason, instead }) => ({
    path: 'engine.name',
    message: `${engineName} ${version} cannot be told its ${option}: ${reason}`,
    remedy: `nothing has to be done: ${instead}`,
    value: option,
  })),
};
