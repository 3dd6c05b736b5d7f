import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const factsOfThisVersion: Rule = {
  code: 'ENGINE_FACTS_INHERITED',
  area: 'compatibility',
  law: 'flags and metrics were read in the very engine version that runs',
  why: 'a version that nobody read inherits the newest verified facts; a renamed flag shows at its first start only',
  severity: ALWAYS_INFO,
  check: ({ engineVersion: { engineName, version, factsVersion, factsAsOf, factsSource } }) => {
    if (version === factsVersion) return [];
    return [{
      path: 'engine.version',
      message: `flags and metrics of ${engineName} ${version} are taken from ${factsVersion}, read on ${factsAsOf} (${factsSource})`,
      remedy: 'nothing has to be done; read the release notes between the two when a start fails',
      value: version,
      limit: factsVersion,
    }];
  },
};
