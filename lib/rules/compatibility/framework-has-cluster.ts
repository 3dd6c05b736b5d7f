import { platformFacts, platformsWhere } from '../../platform/platforms';
import { listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const frameworkHasCluster: Rule = {
  code: 'FRAMEWORK_NEEDS_CLUSTER',
  area: 'compatibility',
  law: 'a framework stands where an operator keeps its cluster',
  why: 'its members find each other, grow old and are replaced only where something looks after all of them',
  severity: ALWAYS_ERROR,
  check: ({ deployment: { platforms }, engineVersion: { framework } }) => {
    const unable = platformsWhere(platforms, ({ groups }) => !groups);
    if (!framework || unable.length === 0) return [];
    return [{
      path: 'framework.name',
      message: `${framework.name} is a cluster that an operator keeps, and there is none on ${listed(unable.map((platform) => platformFacts(platform).words))}`,
      remedy: `take ${listed(unable)} out of platforms, or leave framework out`,
      value: framework.name,
    }];
  },
};
