import { containersOf, listed, onAws, makesPods } from '../questions';
import type { Rule, Subject } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const proxyBypassed: Rule = {
  code: 'PROXY_CATCHES_LOCAL',
  area: 'network',
  law: 'what is local never goes through a proxy: this machine, metadata, identity, the cluster',
  why: 'credentials asked for through a proxy are those of the proxy, or none',
  severity: ALWAYS_ERROR,
  check: (subject) => containersOf(subject).flatMap(({ name, env }) => {
    if (env['HTTPS_PROXY'] === undefined && env['HTTP_PROXY'] === undefined) return [];
    const direct = (env['NO_PROXY'] ?? '').split(',').map((host) => host.trim());
    const missing = localHosts(subject).filter((host) => !direct.includes(host));
    if (missing.length === 0) return [];
    return [{
      path: 'site.noProxy',
      message: `the ${name} would reach ${listed(missing)} through the proxy`,
      remedy: 'add them to site.noProxy',
      value: listed(direct),
      limit: listed(missing),
    }];
  }),
};

/** Instance metadata, and the Pod Identity agent (docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html). */
function localHosts(subject: Subject): string[] {
  return [
    'localhost',
    '127.0.0.1',
    ...(onAws(subject) ? ['169.254.169.254'] : []),
    ...(makesPods(subject) ? ['169.254.170.23', '.svc', '.cluster.local'] : []),
  ];
}
