import type { Container, ContainerPort, EnvVar, Lifecycle, Probe, ResourceRequirements, SecurityContext, VolumeMount } from 'kubernetes-types/core/v1';
import type { ContainerSpec, ProbeSpec } from '../../../lib/container/container-spec';
import { FABRIC_RESOURCE } from '../../../lib/container/fabric';
import type { KubernetesProps } from '../../../lib/deployment/platform-props';
import { clusterIsAtLeast } from './cluster';
import { cpus, mebibytes } from './quantities';

/** What a container must know besides its own spec. */
export interface ContainerContext {
  /** The cluster. */
  readonly kubernetes: KubernetesProps;
  /** The resource name of an accelerator. */
  readonly acceleratorResource: string;
  /** Disk it asks the node for, MiB. @default - none */
  readonly ephemeralMiB?: number;
}

/** One container of the spec as one container of a pod. */
export function renderContainer(spec: ContainerSpec, context: ContainerContext): Container {
  const lifecycle = renderLifecycle(spec, context.kubernetes);
  const { platformVariables = [] } = spec;
  const env = renderEnv(spec);
  return {
    name: spec.name,
    image: spec.image,
    imagePullPolicy: 'IfNotPresent',
    ...(spec.command.length > 0 && { command: spec.command.map((word) => literal(word, platformVariables)) }),
    ...(spec.args.length > 0 && { args: spec.args.map((word) => literal(word, platformVariables)) }),
    ...(env.length > 0 && { env }),
    ...(reachable(spec).length > 0 && { ports: reachable(spec) }),
    volumeMounts: spec.mounts.map(renderMount),
    resources: renderResources(spec, context),
    securityContext: renderSecurity(spec),
    ...(spec.startup && { startupProbe: renderProbe(spec.startup) }),
    ...(spec.readiness && { readinessProbe: renderProbe(spec.readiness) }),
    ...(spec.liveness && { livenessProbe: renderProbe(spec.liveness) }),
    ...(lifecycle && { lifecycle }),
    // so that the sentence of a refused fetch stands in the pod's status
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
}

/** Kubernetes replaces `$(NAME)` and turns `$$` into `$`, no other platform does: only a reference that is meant stays one. */
export function literal(text: string, meant: readonly string[] = []): string {
  if (meant.some((name) => text.includes(`$(${name})`))) return text;
  return /\$[($]/.test(text) ? text.replace(/\$/g, '$$$$') : text;
}

function renderEnv({ env, addressVariable }: ContainerSpec): EnvVar[] {
  const told = Object.keys(env).sort().map((name): EnvVar => ({ name, value: literal(env[name]) }));
  return addressVariable === undefined ? told : [...told, { name: addressVariable, valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }];
}

/** A port on the loopback address is nobody's business outside the pod. */
function reachable({ ports }: ContainerSpec): ContainerPort[] {
  return ports.filter(({ loopback }) => !loopback).map(({ name, number }) => ({ name, containerPort: number, protocol: 'TCP' }));
}

function renderMount({ volume, path, readOnly }: ContainerSpec['mounts'][number]): VolumeMount {
  return { name: volume, mountPath: path, ...(readOnly && { readOnly }) };
}

/** No limit on CPU: a throttled tokenizer stalls every stream. An extended resource has a limit only. */
function renderResources(spec: ContainerSpec, { acceleratorResource, ephemeralMiB }: ContainerContext): ResourceRequirements {
  const limits = {
    ...(spec.accelerators > 0 && { [acceleratorResource]: String(spec.accelerators) }),
    ...(spec.fabricInterfaces !== undefined && { [FABRIC_RESOURCE]: String(spec.fabricInterfaces) }),
    ...(spec.memoryLimitMiB !== undefined && { memory: mebibytes(spec.memoryLimitMiB) }),
  };
  return {
    requests: { cpu: cpus(spec.cpus), memory: mebibytes(spec.memoryMiB), ...(ephemeralMiB !== undefined && { 'ephemeral-storage': mebibytes(ephemeralMiB) }) },
    ...(Object.keys(limits).length > 0 && { limits }),
  };
}

function renderSecurity({ userId, groupId, readOnlyRoot }: ContainerSpec): SecurityContext {
  return {
    runAsUser: userId,
    runAsGroup: groupId,
    runAsNonRoot: userId !== 0,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: readOnlyRoot,
  };
}

/** Without a `host`: the kubelet asks the pod's own address. */
function renderProbe({ path, port, command, periodSeconds, timeoutSeconds, failureThreshold }: ProbeSpec): Probe {
  return { ...(command ? { exec: { command } } : { httpGet: { path, port, scheme: 'HTTP' } }), periodSeconds, timeoutSeconds, failureThreshold };
}

/** What happens before the stop signal; a pod may have one handler only. */
function renderLifecycle({ preStop, preStopSleepSeconds = 0 }: ContainerSpec, kubernetes: KubernetesProps): Lifecycle | undefined {
  if (preStop && preStopSleepSeconds > 0) return { preStop: { exec: { command: ['/bin/sh', '-c', `sleep ${preStopSleepSeconds}; exec "$@"`, 'sh', ...preStop] } } };
  if (preStop) return { preStop: { exec: { command: preStop } } };
  if (preStopSleepSeconds === 0) return undefined;
  // the sleep action is on by default from 1.30; before, the image's own program does it
  return clusterIsAtLeast(kubernetes, '1.30')
    ? { preStop: { sleep: { seconds: preStopSleepSeconds } } }
    : { preStop: { exec: { command: ['sleep', String(preStopSleepSeconds)] } } };
}
