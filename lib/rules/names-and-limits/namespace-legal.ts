import { onKubernetes } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** A label of DNS (RFC 1123). */
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

export const namespaceLegal: Rule = {
  code: 'NAMESPACE_ILLEGAL',
  area: 'names and limits',
  law: 'every namespace is a legal name',
  why: 'the API server refuses every object in a namespace that cannot exist',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { namespace, monitoring, gateway, clientNamespaces = [] } = subject.deployment.kubernetes;
    if (!onKubernetes(subject)) return [];
    const names: [path: string, name: string][] = [
      ['kubernetes.namespace', namespace],
      ...(monitoring?.namespace === undefined ? [] : [['kubernetes.monitoring.namespace', monitoring.namespace] as [string, string]]),
      ...(gateway === undefined ? [] : [['kubernetes.gateway.namespace', gateway.namespace] as [string, string]]),
      ...clientNamespaces.map((name, index): [string, string] => [`kubernetes.clientNamespaces.${index}`, name]),
    ];
    return names.filter(([, name]) => !LABEL.test(name)).map(([path, name]) => ({
      path,
      message: `'${name}' is no name of a namespace`,
      remedy: 'take at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends',
      value: name,
      limit: LABEL.source,
    }));
  },
};
