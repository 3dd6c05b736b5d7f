import { Severity } from '../../../finding/severity';
import { fieldsAt, listAt, textAt } from '../../fields';
import type { FoundEngine } from '../../engines';
import { declaredPorts } from '../../pods';
import type { ManifestRule } from '../rule';

export const targetPortOpen: ManifestRule = {
  code: 'TARGET_PORT_NOT_OPEN',
  area: 'names and limits',
  law: 'a Service or a pool sends to a port on which something in its pods listens',
  why: 'every request is refused, while pods and Service look healthy',
  severity: Severity.ERROR,
  check: (scope) => scope.of('Service', 'InferencePool').flatMap((object) => {
    const picked = scope.picked(object, fieldsAt(object.body, 'spec', 'selector'));
    const engine = scope.servers.find(({ pod }) => picked.includes(pod));
    if (!engine) return [];
    const list = object.kind === 'Service' ? 'ports' : 'targetPorts';
    return listAt(object.body, 'spec', list).flatMap((port, index) => {
      const target = object.kind === 'Service' ? textAt(port, 'targetPort') ?? textAt(port, 'port') : textAt(port, 'number');
      if (target === undefined || isOpen(engine, target)) return [];
      return [{
        object, at: ['spec', list, index],
        message: `it sends to port ${target}, ${engine.traces.engineName} in ${engine.object.kind}/${engine.object.name} ${listening(engine)}`,
        remedy: engine.loopback ? 'send to the port of a container that passes requests on, or let the engine listen on every address' : `send to ${engine.port}`,
        value: target,
        limit: String(engine.port),
      }];
    });
  }),
};

function listening({ port, loopback }: FoundEngine): string {
  return loopback ? `listens on ${port} of the loopback address alone` : `listens on ${port}`;
}

/** What a container declares counts as open, unless it is the engine's own and it listens elsewhere; further ports of the engine are let be. */
function isOpen({ pod, container, port, loopback }: FoundEngine, target: string): boolean {
  const declared = declaredPorts(pod).filter((candidate) => candidate.name === target || String(candidate.number) === target);
  if (target === String(port)) return !loopback || declared.some((candidate) => candidate.container !== container);
  if (declared.some((candidate) => candidate.container !== container)) return true;
  const own = declaredPorts(pod).filter((candidate) => candidate.container === container);
  const wrongAlone = own.length === 1 && own[0].number !== port;
  return declared.some((candidate) => candidate.number === port || !wrongAlone);
}
