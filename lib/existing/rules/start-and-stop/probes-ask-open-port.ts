import { Severity } from '../../../finding/severity';
import { declaredPorts } from '../../pods';
import { probesOf } from '../../probes';
import { ofServers, type ManifestRule } from '../rule';

export const probesAskOpenPort: ManifestRule = {
  code: 'PROBE_PORT_NOT_OPEN',
  area: 'start and stop',
  law: 'a probe asks a port on which something in the pod listens',
  why: 'it fails from the first try to the last: the pod never becomes ready, or is killed',
  severity: Severity.ERROR,
  check: ofServers(({ pod, container, port, loopback }) => {
    const beside = declaredPorts(pod).filter((declared) => declared.container !== container).map(({ number }) => number);
    return probesOf(pod, container).filter(({ exec }) => exec === undefined).flatMap((probe) => {
      if (probe.port === undefined) {
        return probe.portName === undefined ? [] : [{ in: probe.in, message: `the ${probe.name} asks the port '${probe.portName}', no port of the container has that name`, remedy: `name the port of the engine (${port}) so, or ask it by number`, value: probe.portName }];
      }
      if (beside.includes(probe.port) || (probe.port === port && !loopback)) return [];
      return [{
        in: probe.in,
        message: probe.port === port ? `the ${probe.name} asks port ${probe.port}, where the engine listens on the loopback address only` : `the ${probe.name} asks port ${probe.port}, the engine listens on ${port}`,
        remedy: probe.port === port ? 'let it listen on 0.0.0.0, or ask a proxy in the pod that passes the probe on' : `ask port ${port}`,
        value: String(probe.port),
        limit: String(port),
      }];
    });
  }),
};
