import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const frameworkBringsEngine: Rule = {
  code: 'FRAMEWORK_BRINGS_ENGINE',
  area: 'compatibility',
  law: 'the engine has the version that its framework brings',
  why: 'a framework pins its engine: flags, holes and memory of another version are not those of what runs',
  severity: ALWAYS_ERROR,
  check: ({ engineVersion: { framework, engineName, version } }) => {
    if (!framework || framework.engineVersion === version) return [];
    return [{
      path: 'engine.version',
      message: `${framework.name} ${framework.version} brings ${engineName} ${framework.engineVersion}, ${version} is planned`,
      remedy: `set engine.version to ${framework.engineVersion}, or take another framework.version`,
      value: version,
      limit: framework.engineVersion,
    }];
  },
};
