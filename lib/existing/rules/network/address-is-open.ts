import { EngineFact } from '../../../engine/traces';
import { Severity } from '../../../finding/severity';
import { flagOf } from '../../engines';
import { declaredPorts } from '../../pods';
import { ofServers, type ManifestRule } from '../rule';

export const addressIsOpen: ManifestRule = {
  code: 'ENGINE_LISTENS_TO_ITSELF',
  area: 'network',
  law: 'an engine without a proxy in its pod listens on an address that callers reach',
  why: 'on the loopback address nothing outside its own pod gets an answer',
  severity: Severity.ERROR,
  check: ofServers(({ pod, container, loopback, port, traces }, scope) => {
    if (!loopback || declaredPorts(pod).some((declared) => declared.container !== container) || pod.groupSize > 1) return [];
    if (scope.servicesOf(pod).length === 0 && !('ports' in container)) return [];
    return [{ in: 'args' in container ? ['args'] : ['command'], message: `${traces.engineName} listens on the loopback address (port ${port}), and no other container of the pod listens for callers`, remedy: `add ${flagOf(traces, EngineFact.HOST)} 0.0.0.0, or a proxy container` }];
  }),
};
