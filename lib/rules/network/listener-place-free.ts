import { platformFacts, platformsWhere } from '../../platform/platforms';
import { behindLoadBalancer, listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const listenerPlaceFree: Rule = {
  code: 'LISTENER_PLACE_TAKEN',
  area: 'network',
  law: 'each place among the rules of an imported listener is taken once',
  why: 'a listener refuses a second rule of the same priority, and the stack that comes second is rolled back',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { platforms, aws } = subject.deployment;
    const listener = aws?.imports?.listener;
    const behind = platformsWhere(platforms, ({ loadBalanced }) => loadBalanced);
    if (listener === undefined || !behindLoadBalancer(subject) || behind.length < 2) return [];
    return [{
      path: 'aws.imports.listener.priority',
      message: `${listed(behind.map((platform) => platformFacts(platform).words))} would each make a rule of priority ${listener.priority} on one listener`,
      remedy: 'deploy each of these platforms as an environment of its own, with another priority and host name',
      value: String(listener.priority),
    }];
  },
};
