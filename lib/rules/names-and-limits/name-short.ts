import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** A label of DNS, the name of a Service. */
const MOST = 63;

/** A deployment names stacks and tags as well. */
const MOST_DEPLOYMENT = 40;

export const nameShort: Rule = {
  code: 'NAME_TOO_LONG',
  area: 'names and limits',
  law: `a deployment has at most ${MOST_DEPLOYMENT} characters, with the name of a service at most ${MOST}`,
  why: 'the names of objects are made of both, and Kubernetes refuses a Service with a longer one',
  severity: ALWAYS_ERROR,
  check: ({ deployment, service }) => {
    const object = service.name === deployment.name ? service.name : `${deployment.name}-${service.name}`;
    const names = [{ path: 'name', name: deployment.name, most: MOST_DEPLOYMENT }, { path: service.path || 'name', name: object, most: MOST }];
    return names.filter(({ name, most }) => name.length > most).map(({ path, name, most }) => ({
      path,
      message: `'${name}' has ${name.length} characters, at most ${most} are possible`,
      remedy: 'shorten the name',
      value: String(name.length),
      limit: String(most),
    }));
  },
};
