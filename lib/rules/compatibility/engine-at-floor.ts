import { compareVersions, isVersion } from '../../units/version';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const engineAtFloor: Rule = {
  code: 'ENGINE_BELOW_FLOOR',
  area: 'compatibility',
  law: 'the engine version is not older than the lowest one without a hole that the guard cannot close',
  why: 'a published hole in front of every caller is found by those who look for it',
  severity: ALWAYS_ERROR,
  check: ({ engine, engineVersion: { version, engineName, factsAsOf } }) => {
    if (!isVersion(version) || compareVersions(version, engine.floorVersion) >= 0) return [];
    return [{
      path: 'engine.version',
      message: `${engineName} ${version} is older than ${engine.floorVersion}, the lowest version without a hole that the guard leaves open (as of ${factsAsOf})`,
      remedy: `take engine.version ${engine.floorVersion} or newer`,
      value: version,
      limit: engine.floorVersion,
    }];
  },
};
