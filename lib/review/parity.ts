import type { ContainerSpec, ReplicaSpec } from '../container/container-spec';
import type { Plan } from '../plan/plan';

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
  readonly acceleratorsPerReplica: number;
  readonly replicasMin: number;
  readonly replicasMax: number;
  readonly servedNames: string[];
  /** Texts of the guard's configuration files and of the fetch script, by name. */
  readonly files: { [name: string]: string };
}

/** One field on every platform. */
export interface ParityRow {
  readonly field: string;
  readonly equal: boolean;
  /** The value as text, by platform. */
  readonly values: { [platform: string]: string };
}

/** What the container spec says should stand in every rendering. */
export function expectedParity(replica: ReplicaSpec, plan: Plan): ParityFacts {
  return {
    engineImage: replica.engine.image,
    guardImage: replica.guard.image,
    engineCommand: commandOf(replica.engine),
    engineEnvironment: replica.engine.env,
    port: replica.guard.ports[0].number,
    readinessPath: replica.engine.readiness?.path ?? '',
    acceleratorsPerReplica: replica.engine.accelerators,
    replicasMin: plan.replicas,
    replicasMax: plan.replicas,
    servedNames: replica.servedNames,
    files: Object.assign({}, ...replica.volumes.map((volume) => volume.files ?? {})),
  };
}

/** Compares field by field; a single platform is compared with the container spec it was rendered from. */
export function parityTable(renderings: { [platform: string]: ParityFacts }): ParityRow[] {
  const platforms = Object.keys(renderings).sort();
  const fields = Object.keys(renderings[platforms[0]] ?? {}) as (keyof ParityFacts)[];
  return fields.map((field) => {
    const values = Object.fromEntries(platforms.map((platform) => [platform, canonical(renderings[platform][field])]));
    return { field, equal: new Set(Object.values(values)).size <= 1, values };
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
