import { queueOf } from '../degradation/guard-answers';
import type { Optimization, Scaling, Service } from '../deployment/deployment';
import type { Plan } from './plan';

/** Version of the lock's format. */
export const LOCK_VERSION = 1;

/** What the user asked for when the lock was written: when this changes on purpose, the lock must be written again. */
export interface Asked {
  readonly model: string;
  readonly revision?: string;
  readonly source: string;
  readonly load: string;
  /** @default - each replica keeps its own copy of the weights */
  readonly shared?: string;
  readonly integrity: string;
  readonly checkpointFormat?: string;
  readonly quantization?: string;
  readonly dtype: string;
  readonly engine: string;
  readonly engineVersion?: string;
  readonly framework?: string;
  readonly image?: string;
  readonly instanceType: string;
  readonly tensorParallel?: number;
  readonly pipelineParallel?: number;
  readonly nodes?: number;
  readonly expertParallel?: boolean;
  readonly replicas: number;
  /** @default - the number of replicas is fixed */
  readonly scaling?: Scaling;
  readonly contextTokens: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly concurrency: number;
  readonly requestsPerSecond?: number;
  readonly users?: number;
  readonly inputTokensP95?: number;
  readonly outputTokensP95?: number;
  readonly cacheHitShare?: number;
  readonly ttftP95Ms?: number;
  readonly tpotP95Ms?: number;
  readonly objective?: string;
  readonly longestGenerationSeconds: number;
  readonly longestSilenceSeconds: number;
  /** @default - as many as one replica runs */
  readonly queuedRequests?: number;
  /** @default - no switch was set */
  readonly optimization?: Optimization;
}

/** One service in the lock. */
export interface LockedService {
  readonly asked: Asked;
  readonly plan: Plan;
}

/** A saved plan: synth obeys it until it is written again. */
export interface Lock {
  readonly lockVersion: number;
  /** Version of the library that wrote it. */
  readonly library: string;
  readonly services: { [name: string]: LockedService };
}

/** One field that would change if the lock were written today. */
export interface Drift {
  /** Dotted path in the plan. */
  readonly field: string;
  readonly locked: string;
  readonly now: string;
}

/** What the plan of a service depends on, as the user asked it. */
export function askedOf(service: Service): Asked {
  const { model, engine, workload } = service;
  return defined({
    model: model.id,
    revision: model.revision,
    source: model.source,
    load: service.storage.load,
    shared: service.storage.shared?.kind,
    integrity: model.integrity,
    checkpointFormat: model.checkpointFormat,
    quantization: model.quantization,
    dtype: model.dtype,
    engine: engine.name,
    engineVersion: engine.version,
    framework: service.framework && [service.framework.name, service.framework.version].filter(Boolean).join(' '),
    image: engine.image,
    instanceType: service.instanceType,
    tensorParallel: service.tensorParallel,
    pipelineParallel: service.pipelineParallel,
    nodes: service.nodes,
    expertParallel: service.expertParallel || undefined,
    replicas: service.replicas,
    scaling: service.scaling,
    contextTokens: workload.contextTokens,
    inputTokens: workload.inputTokens,
    outputTokens: workload.outputTokens,
    concurrency: workload.concurrency,
    requestsPerSecond: workload.requestsPerSecond,
    users: workload.users,
    inputTokensP95: workload.inputTokensP95,
    outputTokensP95: workload.outputTokensP95,
    cacheHitShare: workload.cacheHitShare || undefined,
    ttftP95Ms: workload.slo.ttftP95Ms,
    tpotP95Ms: workload.slo.tpotP95Ms,
    objective: service.search?.objective,
    longestGenerationSeconds: workload.longestGenerationSeconds,
    longestSilenceSeconds: workload.longestSilenceSeconds,
    queuedRequests: queueOf(service),
    optimization: isPlain(service.optimization) ? undefined : service.optimization,
  });
}

/** Every leaf that differs, by dotted path. Reasons, sources and predictions are not decisions, and nothing is rendered from them: they do not count. */
export function differences(locked: unknown, now: unknown, field = ''): Drift[] {
  if (/(^|\.)(decisions|source|speed|search|cost\.utilisation|cost\.usdPerMillion\w+)$/.test(field)) return [];
  if (isRecord(locked) && isRecord(now)) {
    const keys = [...new Set([...Object.keys(locked), ...Object.keys(now)])].sort();
    return keys.flatMap((key) => differences(locked[key], now[key], field ? `${field}.${key}` : key));
  }
  const [before, after] = [textOf(locked), textOf(now)];
  return before === after ? [] : [{ field, locked: before, now: after }];
}

/** The locked plan, with what a newer library decides besides. */
export function obey(locked: Plan, fresh: Plan): Plan {
  return { ...fresh, ...locked, startTimeLines: { ...fresh.startTimeLines, ...locked.startTimeLines }, weights: { ...fresh.weights, ...locked.weights } };
}

/** True when no switch was set: nothing but what every service has. */
function isPlain({ adapters, maxAdapterRank: _rank, ...others }: Optimization): boolean {
  return adapters.length === 0 && Object.keys(others).length === 0;
}

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null;
}

function textOf(x: unknown): string {
  return x === undefined ? '(none)' : typeof x === 'string' ? x : JSON.stringify(x);
}

function defined<T extends object>(x: T): T {
  return Object.fromEntries(Object.entries(x).filter(([, value]) => value !== undefined)) as T;
}
