import { ALWAYS_ERROR } from '../severities';
import { at, mapsAt, type Json } from './json';
import { newly } from './newly';
import type { PatchRule } from './patch-rule';
import { podsIn } from './pods';

const HOST = ['hostNetwork', 'hostPID', 'hostIPC'];

export const podsStayRestricted: PatchRule = {
  code: 'PATCH_WEAKENS_POD',
  area: 'patches',
  law: 'a patch leaves pods within the restricted Pod Security Standard, and with the service account that they have',
  why: 'root, the host and its devices are one hole away from every other pod of the node; on the network of the host the loopback address of the engine is no wall either',
  severity: ALWAYS_ERROR,
  check: ({ hits }) => newly(hits, (body) => podsIn(body).flatMap(weaknesses)).map(({ name, weakness }) => ({
    path: 'merge.spec',
    message: `the patch gives the pods of '${name}' ${weakness}`,
    remedy: 'remove it from the patch; another account is said in kubernetes.serviceAccount, what an engine really needs is a finding of its own, with its reason',
    value: weakness,
  })),
};

/** What the standard forbids (Kubernetes facts of 2026-11-22, "Pod Security Standards"), as it stands in a pod. */
function weaknesses(pod: unknown): string[] {
  const containers = [...mapsAt(pod, 'initContainers'), ...mapsAt(pod, 'containers')];
  return [
    ...HOST.filter((field) => at(pod, field) === true).map((field) => `${field}: true`),
    ...mapsAt(pod, 'volumes').filter(({ hostPath }) => hostPath !== undefined).map(({ name }) => `a hostPath volume '${name}'`),
    ...ofAccount(pod),
    ...ofUser(at(pod, 'securityContext'), 'the pod'),
    ...containers.flatMap((container) => [...ofContainer(container), ...ofBoth(pod, container)]),
  ];
}

/** An account has rights of its own in the cluster, and its token carries them into the pod. */
function ofAccount(pod: unknown): string[] {
  return [
    `the service account '${at(pod, 'serviceAccountName') ?? 'default'}'`,
    ...(at(pod, 'automountServiceAccountToken') === false ? [] : ['the token of its service account']),
  ];
}

/** What a container has of its own or from its pod. */
function ofBoth(pod: unknown, container: Json): string[] {
  const effective = (field: string) => at(container, `securityContext.${field}`) ?? at(pod, `securityContext.${field}`);
  return [
    ...(effective('runAsNonRoot') === true ? [] : [`no runAsNonRoot in ${container.name}`]),
    ...(effective('seccompProfile.type') === undefined ? [`no seccompProfile in ${container.name}`] : []),
  ];
}

function ofContainer({ name, securityContext, ports }: Json): string[] {
  const own = (securityContext ?? {}) as Json;
  const added = at(own, 'capabilities.add');
  return [
    ...ofUser(own, String(name)),
    ...(own.privileged === true ? [`privileged: true in ${name}`] : []),
    ...(own.allowPrivilegeEscalation !== false ? [`allowPrivilegeEscalation in ${name}`] : []),
    ...(own.readOnlyRootFilesystem !== true ? [`a writable root file system in ${name}`] : []),
    ...(Array.isArray(added) && added.length > 0 ? [`capabilities ${added.join(', ')} in ${name}`] : []),
    ...(JSON.stringify(at(own, 'capabilities.drop') ?? []).includes('"ALL"') ? [] : [`undropped capabilities in ${name}`]),
    ...(mapsAt({ ports }, 'ports').some(({ hostPort }) => hostPort !== undefined) ? [`a hostPort in ${name}`] : []),
  ];
}

function ofUser(context: unknown, who: string): string[] {
  return [
    ...(at(context, 'runAsUser') === 0 ? [`runAsUser: 0 in ${who}`] : []),
    ...(at(context, 'runAsNonRoot') === false ? [`runAsNonRoot: false in ${who}`] : []),
    ...(at(context, 'seccompProfile.type') === 'Unconfined' ? [`seccompProfile: Unconfined in ${who}`] : []),
  ];
}
