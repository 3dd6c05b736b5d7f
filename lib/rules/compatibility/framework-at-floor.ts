import { compareVersions } from '../../units/version';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const frameworkAtFloor: Rule = {
  code: 'FRAMEWORK_BELOW_FLOOR',
  area: 'compatibility',
  law: 'the framework version is not older than the lowest one without a published hole in its control',
  why: 'its control starts programs on every member: a hole in it is a shell on every device',
  severity: ALWAYS_ERROR,
  check: ({ engineVersion: { framework } }) => {
    if (!framework || compareVersions(framework.version, framework.floorVersion) >= 0) return [];
    return [{
      path: 'framework.version',
      message: `${framework.name} ${framework.version} is older than ${framework.floorVersion}, the lowest version without a published hole in its control`,
      remedy: `take framework.version ${framework.floorVersion} or newer`,
      value: framework.version,
      limit: framework.floorVersion,
    }];
  },
};
