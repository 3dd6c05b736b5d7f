import { nodesOf } from '../plan/cut';
import type { ContainerSpec, ServingClusterSpec } from './container-spec';
import { engineContainer, engineOptionsFor } from './engine-container';
import { fabricGate } from './fabric';
import { VOLUMES, type ReplicaInput } from './replica-input';

/** Where the operator of the framework runs unless told otherwise. */
const DEFAULTS = { operatorNamespace: 'kuberay-operator' } as const;

/** Host memory of a member that only controls others, MiB; our judgement, not measured. */
const HEAD_MEMORY_MIB = 8192;

/** Processors of such a member; our judgement, not measured. */
const HEAD_CPUS = 2;

/** The cluster of the framework that runs the engine; nothing where the engine serves by itself. */
export function clusterOf(input: ReplicaInput): ServingClusterSpec | undefined {
  const { service, engineVersion: { framework }, plan } = input;
  if (!framework) return undefined;
  const gate = fabricGate(input);
  return {
    framework: framework.name,
    version: framework.version,
    nodes: nodesOf(plan.cut),
    head: headContainer(input),
    ...(gate && { fabricGate: gate }),
    headParameters: framework.headParameters,
    workerParameters: framework.workerParameters,
    config: framework.config(engineOptionsFor(input), { name: service.name, replicas: plan.replicas }),
    operatorPort: framework.operatorPort,
    operatorNamespace: service.framework?.operatorNamespace ?? DEFAULTS.operatorNamespace,
  };
}

/** It answers nobody and has no device; its operator asks it for its health. */
function headContainer(input: ReplicaInput): ContainerSpec {
  const { fabricInterfaces: _interfaces, readiness: _readiness, preStopSleepSeconds: _sleep, ulimits: _ulimits, ...engine } = engineContainer(input);
  return {
    ...engine,
    name: 'head',
    ports: [],
    mounts: engine.mounts.filter(({ volume }) => volume === VOLUMES.scratch || volume === VOLUMES.sharedMemory),
    accelerators: 0,
    cpus: HEAD_CPUS,
    memoryMiB: HEAD_MEMORY_MIB,
    stopSeconds: input.plan.drain.teardownSeconds,
  };
}
