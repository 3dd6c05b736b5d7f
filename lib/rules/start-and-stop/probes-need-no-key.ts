import { containersOf, probesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const probesNeedNoKey: Rule = {
  code: 'PROBE_BEHIND_KEY',
  area: 'start and stop',
  law: 'every probe asks a path that answers without an API key',
  why: 'a probe carries no key: behind one it gets 401, and the replica never becomes ready',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { service: { access }, engineVersion: { endpoints } } = subject;
    if (access.apiKeySecret === undefined) return [];
    return containersOf(subject).flatMap((container) => probesOf(container).filter(([, { path }]) => endpoints.apiPaths.includes(path)).map(([name, { path }]) => ({
      path: 'access.apiKeys',
      message: `the ${name} probe of the ${container.name} asks ${path}, which asks for a key`,
      remedy: 'give the engine that was registered in code a health path that is no API path',
      value: path,
    })));
  },
};
