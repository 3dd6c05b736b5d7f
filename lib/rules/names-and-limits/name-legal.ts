import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** A label of DNS (RFC 1035), which a Service of Kubernetes asks for; CloudFormation takes it too. */
const LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

export const nameLegal: Rule = {
  code: 'NAME_ILLEGAL',
  area: 'names and limits',
  law: 'names of deployment and service begin with a letter and hold lower-case letters, digits and hyphens',
  why: 'every object on every platform is named after them',
  severity: ALWAYS_ERROR,
  check: ({ deployment, service }) => {
    const names = [{ path: 'name', name: deployment.name }, ...(service.name === deployment.name ? [] : [{ path: service.path, name: service.name }])];
    return names.filter(({ name }) => !LABEL.test(name)).map(({ path, name }) => ({
      path,
      message: `'${name}' cannot name objects on every platform`,
      remedy: 'begin with a lower-case letter, go on with lower-case letters, digits and hyphens, and end with a letter or digit',
      value: name,
      limit: LABEL.source,
    }));
  },
};
