import { Severity } from '../../../finding/severity';
import { at, numberAt, textAt, textsAt } from '../../fields';
import { ofEngines, type EngineViolation, type ManifestRule } from '../rule';

export const leastPrivilege: ManifestRule = {
  code: 'CONTAINER_HAS_TOO_MANY_RIGHTS',
  area: 'security',
  law: 'an engine runs without root, privileges and the namespaces of its host',
  why: 'a hole in the engine or its model code is then a hole in the node',
  severity: Severity.WARNING,
  check: ofEngines(({ pod, container, engineVersion }) => {
    const own = (field: string): unknown => at(container, 'securityContext', field) ?? at(pod.spec, 'securityContext', field);
    const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => textAt(pod.spec, field) === 'true');
    const user = own('runAsUser');
    const root = user === 0 || (own('runAsNonRoot') !== true && user === undefined);
    const added = textsAt(container, 'securityContext', 'capabilities', 'add').filter((name) => name !== 'NET_BIND_SERVICE' && name !== 'IPC_LOCK');
    const found: EngineViolation[] = [
      ...(own('privileged') === true ? [{ in: ['securityContext', 'privileged'], message: 'the engine is privileged: it owns the node', remedy: 'remove it; devices come through resources.limits', severity: Severity.ERROR }] : []),
      ...(shared.length > 0 ? [{ at: [...pod.path, shared[0]], message: `the pod shares ${shared.join(', ')} with its node`, remedy: 'remove it; shared memory comes from an emptyDir, fast links from a device plugin' }] : []),
      ...(root ? [{ ...demandedRoot(engineVersion?.runtime.rootReason), in: ['securityContext'], message: user === 0 ? 'the engine runs as user 0' : 'nothing keeps the engine from running as root (runAsNonRoot is not true)', remedy: 'set runAsNonRoot: true and a numeric runAsUser that the image has, with HOME and caches on volumes' }] : []),
      ...(added.length > 0 ? [{ in: ['securityContext', 'capabilities', 'add'], message: `the engine is given ${added.join(', ')}`, remedy: 'drop ALL, and add nothing but IPC_LOCK for RDMA', value: added.join(', ') }] : []),
      ...(numberAt(container, 'securityContext', 'runAsUser') === undefined && own('allowPrivilegeEscalation') === true ? [{ in: ['securityContext', 'allowPrivilegeEscalation'], message: 'the engine may raise its privileges', remedy: 'set allowPrivilegeEscalation: false' }] : []),
    ];
    return found;
  }),
};

/** An image that cannot run as anyone else is a fact, nothing to mend. */
function demandedRoot(reason?: string): Pick<EngineViolation, 'severity'> {
  return reason === undefined ? {} : { severity: Severity.INFO };
}
