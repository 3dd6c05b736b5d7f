import type { ContainerSpec } from './container-spec';
import type { ReplicaInput } from './replica-input';

/** The Kubernetes resource name of an interface of the Elastic Fabric Adapter (its device plugin; k8s facts 4, 2026-11-22). */
export const FABRIC_RESOURCE = 'vpc.amazonaws.com/efa';

/** What makes the library below NCCL take the adapter (NVIDIA/TensorRT-LLM, disagg-serving-aws-efa.md @ 7cdfd670, read 2026-11-22). */
export const FABRIC_ENVIRONMENT = { FI_PROVIDER: 'efa', FI_EFA_USE_DEVICE_RDMA: '1' } as const;

/** Memory that the adapter reads and writes must be locked, which the usual limit forbids (vLLM, docs/usage/security.md and lws.md, read 2026-11-22). */
export const FABRIC_LIMIT = 'memlock=-1';

/** Host memory of a program that lists interfaces, MiB; our judgement, not measured. */
const MEMORY_MIB = 256;

/** Where the installer of the adapter puts its programs, besides where the image finds programs anyway. */
const LIST = 'PATH="$PATH:/opt/amazon/efa/bin"; fi_info -p efa';

const REFUSAL = 'the image of the engine reaches no EFA interface: devices of different machines would fall back to TCP without a word; take an image with the userspace of EFA, on nodes whose device plugin offers the interfaces';

/** Interfaces that a member of a group asks for; none where the replica has one machine. */
export function fabricInterfacesOf({ plan: { cut: { nodes = 1 } }, instanceType: { efaInterfaces = 0 } }: Pick<ReplicaInput, 'plan' | 'instanceType'>): number {
  return nodes > 1 ? efaInterfaces : 0;
}

/** Proves that the engine's image reaches the fast network, before the engine starts; nothing where there is none. */
export function fabricGate(input: ReplicaInput): ContainerSpec | undefined {
  const fabricInterfaces = fabricInterfacesOf(input);
  const { engineVersion: { runtime }, plan } = input;
  if (fabricInterfaces === 0) return undefined;
  return {
    name: 'fabric',
    image: plan.images.engine,
    command: ['/bin/sh', '-c', `${LIST} || { echo "${REFUSAL}" >&2; exit 1; }`],
    args: [],
    env: { ...FABRIC_ENVIRONMENT },
    ports: [],
    mounts: [],
    userId: runtime.userId,
    groupId: runtime.groupId,
    readOnlyRoot: true,
    accelerators: 0,
    fabricInterfaces,
    cpus: 1,
    memoryMiB: MEMORY_MIB,
    stopSignal: 'SIGTERM',
    stopSeconds: 10,
  };
}
