import { platformsWhere } from '../../platform/platforms';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { routesIn } from './routes';

export const channelOnce: Rule = {
  code: 'CHANNEL_TAKEN',
  area: 'observability',
  law: 'one stack of an account tells a chat channel',
  why: 'AWS refuses a second configuration of the same channel, and the stack that comes later rolls back',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const stacks = platformsWhere(subject.deployment.platforms, ({ onAws, pods }) => onAws && !pods);
    if (stacks.length < 2) return [];
    return routesIn(subject).filter(({ facts }) => facts.oncePerAccount).map(({ facts: { words }, path }) => ({
      path,
      message: `the stacks of ${stacks.join(' and ')} would each tell the same channel of ${words}, and an account holds one configuration for each`,
      remedy: 'name a topic that this channel is configured for (`to: topic`), or give each platform an environment of its own',
      value: String(stacks.length),
      limit: '1',
    }));
  },
};
