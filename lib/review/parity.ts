import type { ContainerSpec, ReplicaSpec } from '../container/container-spec';
import { nodesPerReplica } from '../container/nodes-per-replica';
import type { Plan } from '../plan/plan';
import { FIXED } from '../scaling/read-back';

/** What must be equal on every platform of one deployment, as read back from what was rendered. */
export interface ParityFacts {
  readonly engineImage: string;
  readonly guardImage: string;
  /** Program and arguments of the engine. */
  readonly engineCommand: string[];
  readonly engineEnvironment: { [name: string]: string };
  /** Port that callers reach. */
  readonly port: number;
  readonly readinessPath: string;
  /** On all machines of a replica. */
  readonly acceleratorsPerReplica: number;
  readonly nodesPerReplica: number;
  /** Program and arguments of the engine on machines that answer nobody; empty where there are none. */
  readonly workerCommand: string[];
  readonly replicasMin: number;
  readonly replicasMax: number;
  /** Metrics that the number of replicas follows, as they are scraped; empty when it is fixed. */
  readonly scalingSignal: string[];
  /** How much of them one replica should have; 0 when it is fixed. */
  readonly scalingTarget: number;
  readonly servedNames: string[];
  /** Texts of the guard's configuration files and of the fetch script, by name. */
  readonly files: { [name: string]: string };
}

/** One field on every platform. */
export interface ParityRow {
  readonly field: string;
  readonly equal: boolean;
  /** The value as text, by platform; of files, the SHA-256 of all names and texts. */
  readonly values: { [platform: string]: string };
}

/** Name under which parity compares what a framework serves. */
export const SERVE_CONFIG = 'serve-config';

/** What the container spec says should stand in every rendering. */
export function expectedParity(replica: ReplicaSpec, plan: Plan): ParityFacts {
  return {
    engineImage: replica.engine.image,
    guardImage: replica.guard.image,
    engineCommand: commandOf(replica.engine),
    engineEnvironment: replica.engine.env,
    port: replica.guard.ports[0].number,
    readinessPath: replica.engine.readiness?.path ?? '',
    acceleratorsPerReplica: replica.engine.accelerators * nodesPerReplica(replica),
    nodesPerReplica: nodesPerReplica(replica),
    workerCommand: replica.group ? commandOf(replica.group.worker) : [],
    replicasMin: plan.replicas,
    replicasMax: plan.scaling?.max ?? plan.replicas,
    scalingSignal: (plan.scaling?.signal.load ?? []).map(({ metric }) => metric).sort(),
    scalingTarget: plan.scaling?.target ?? FIXED.target,
    servedNames: replica.servedNames,
    files: Object.assign({}, ...replica.volumes.map((volume) => volume.files ?? {}), replica.cluster && { [SERVE_CONFIG]: replica.cluster.config }),
  };
}

/**
 * Compares field by field; a single platform is compared with the container spec it was rendered from.
 * Files are shown by the digest of their text, which `digest` makes.
 */
export function parityTable(renderings: { [platform: string]: ParityFacts }, digest: (text: string) => string): ParityRow[] {
  const platforms = Object.keys(renderings).sort();
  const fields = Object.keys(renderings[platforms[0]] ?? {}) as (keyof ParityFacts)[];
  return fields.map((field) => {
    const values = platforms.map((platform) => canonical(renderings[platform][field]));
    const shown = field === 'files' ? new Map([...new Set(values)].map((text) => [text, digest(text)])) : undefined;
    return { field, equal: new Set(values).size <= 1, values: Object.fromEntries(platforms.map((platform, index) => [platform, shown?.get(values[index]) ?? values[index]])) };
  });
}

function commandOf({ command, args }: ContainerSpec): string[] {
  return [...command, ...args];
}

/** The same text for the same value, whatever the order of its keys. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))));
}
