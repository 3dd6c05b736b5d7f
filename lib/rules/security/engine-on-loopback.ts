import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const engineOnLoopback: Rule = {
  code: 'ENGINE_NOT_ON_LOOPBACK',
  area: 'security',
  law: 'the engine listens on the loopback address only',
  why: 'its control paths ask for no key: whoever reaches its port can pause it, change its weights, or generate for free',
  severity: ALWAYS_ERROR,
  check: ({ replica: { engine } }) => engine.ports.filter(({ loopback }) => !loopback).map(({ name, number }) => ({
    path: 'engine',
    message: `port ${number} (${name}) of the engine is reachable from outside the replica`,
    remedy: 'bind it to the loopback address and let callers come through the guard',
    value: String(number),
  })),
};
