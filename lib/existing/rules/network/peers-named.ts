import { Severity } from '../../../finding/severity';
import { at, fieldsAt } from '../../fields';
import { sameNamespace } from '../../manifest';
import { selects } from '../../pods';
import { hasKey } from '../../engines';
import { ofServers, type ManifestRule } from '../rule';

export const peersNamed: ManifestRule = {
  code: 'ENGINE_OPEN_IN_CLUSTER',
  area: 'network',
  law: 'a NetworkPolicy names who in the cluster may reach an engine without a key',
  why: 'every pod of the cluster may otherwise use it, stop it or change it',
  severity: Severity.INFO,
  check: ofServers((engine, scope) => {
    const policies = scope.of('NetworkPolicy').filter((policy) => sameNamespace(policy, engine.object) && selects(fieldsAt(policy.body, 'spec', 'podSelector'), engine.pod.labels) && at(policy.body, 'spec', 'ingress') !== undefined);
    if (engine.loopback || hasKey(engine) || policies.length > 0) return [];
    return [{ message: `every pod of the cluster reaches port ${engine.port} of ${engine.traces.engineName}, which asks for no key`, remedy: 'add a NetworkPolicy for its callers, or a key' }];
  }),
};
