import type { ModelFacts } from '../model/model';
import type { Rollout } from '../rollout/rollout';
import { parseDuration } from '../units/duration';
import { mergePatch } from '../units/merge-patch';
import { parseSize } from '../units/size';
import { CapacityKind } from './capacity-props';
import type { Access, Deployment, Optimization, Scaling, ServedModel, Service, Storage, Workload } from './deployment';
import { Architecture, Exposure, IntegrityKind, Profile, WeightsCache, WeightsLoad } from './enums';
import { degradationOf } from './degradation';
import type { IntegrityProps, ModelProps } from './model-props';
import { isArchivedUnlessTold } from './logging';
import { observabilityOf } from './observability';
import type { OptimizationProps } from './optimization-props';
import type { DeploymentProps, ServiceProps } from './props';
import type { EngineProps } from './engine-props';
import { recoveryOf } from './recovery';
import type { HardwareProps } from './hardware-props';
import { RolloutStrategy, type RolloutProps } from './rollout-props';
import type { AccessProps, ScalingProps, WorkloadProps } from './serving-props';
import { SERVICE_FIELDS } from './service-fields';
import { SharedStorageKind, type StorageProps } from './storage-props';
import { sharedStorageOf } from '../weights/shared/kinds';

/** What a service uses where its description says nothing. */
const DEFAULTS = {
  longestContext: 32768,
  // an exchange of a chat; our judgement, not measured
  inputTokens: 1500,
  outputTokens: 500,
  concurrency: 8,
  cacheHitShare: 0,
  longestGeneration: '5m',
  longestSilence: '60s',
  maxBodySize: '2MiB',
  replicas: 1,
  kubernetesVersion: '1.34',
  namespace: 'default',
  accessMode: 'ReadWriteOnce',
  sharedAccessMode: 'ReadWriteMany',
  kvUsage: 0.9,
  timeZone: 'UTC',
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  guessedTokens: 3,
  maxAdapterRank: 16,
  rolloutShare: 0.1,
  // as long as the alarm looks back
  bakeTime: '5m',
} as const;

/** The prompt's largest share of the context where the description says nothing. */
const PROMPT_SHARE = 0.75;

const GIB = 2 ** 30;

/** One service as described: its own fields over those it shares. */
export interface DescribedService {
  readonly name: string;
  /** Prefix of its fields as the user wrote them. */
  readonly path: string;
  readonly props: ServiceProps;
}

/** The services of a deployment: the one-service form is short for a service named like the deployment. Maps of a service are joined with what is shared. */
export function servicesOf({ services, ...shared }: DeploymentProps): DescribedService[] {
  const common = Object.fromEntries(SERVICE_FIELDS.map((field) => [field, shared[field]])) as ServiceProps;
  if (!services) return [{ name: shared.name, path: '', props: common }];
  return Object.entries(services).map(([key, own]) => ({ name: key, path: `services.${key}`, props: mergePatch(common, own) as ServiceProps }));
}

/** What a service cannot do without. */
export interface CompleteService extends DescribedService {
  readonly model: ModelProps;
  readonly engine: EngineProps;
  readonly hardware: HardwareProps;
  readonly facts: ModelFacts;
  /** @default - nothing was measured */
  readonly measured?: { readonly [column: string]: string }[];
  /** Parameters of a model that is known. */
  parametersOf(model: string): number | undefined;
}

/** The deployment with every default resolved. */
export function normalise(props: DeploymentProps, services: CompleteService[], environment?: string): Deployment {
  return {
    name: props.name,
    ...(environment !== undefined && { environment }),
    profile: props.profile ?? Profile.PROD,
    architecture: props.architecture ?? Architecture.SINGLE_NODE,
    platforms: [...new Set(props.platforms)],
    services: services.map((service) => serviceOf(service, isArchivedUnlessTold(props))),
    ...(props.aws && { aws: props.aws }),
    kubernetes: { ...props.kubernetes, version: props.kubernetes?.version ?? DEFAULTS.kubernetesVersion, namespace: props.kubernetes?.namespace ?? DEFAULTS.namespace },
    site: props.site ?? {},
    waivers: props.waivers ?? [],
    patches: props.patches ?? [],
  };
}

function serviceOf(complete: CompleteService, archived: boolean): Service {
  const { name, path, props, engine, hardware } = complete;
  const workload = workloadOf(props.workload ?? {}, complete);
  const model = modelOf(complete);
  return defined({
    name,
    path,
    model,
    engine,
    framework: props.framework,
    instanceType: hardware.instanceType ?? '',
    search: hardware.instanceType === undefined && hardware.objective !== undefined ? { objective: hardware.objective, ...hardware.within } : undefined,
    tensorParallel: hardware.tensorParallel,
    pipelineParallel: hardware.pipelineParallel,
    nodes: hardware.nodes,
    expertParallel: hardware.expertParallel,
    alternatives: hardware.alternatives ?? [],
    capacity: hardware.capacity && hardware.capacity.length > 0 ? hardware.capacity : [{ kind: CapacityKind.ON_DEMAND }],
    machineImage: hardware.machineImage,
    workload,
    optimization: optimizationOf(props.optimization ?? {}),
    replicas: props.scaling?.min ?? DEFAULTS.replicas,
    replicasGiven: props.scaling?.min !== undefined,
    scaling: scalingOf(props.scaling ?? {}, workload),
    spareAccelerator: props.scaling?.spareAccelerator ?? false,
    rollout: rolloutOf(props.rollout ?? {}),
    access: accessOf(props.access ?? {}, workload),
    storage: storageOf(props.storage ?? {}, model.source),
    observability: observabilityOf(props.observability ?? {}, archived),
    degradation: degradationOf(props.degradation ?? {}, complete.parametersOf),
    recovery: recoveryOf(props.recovery ?? {}),
  });
}

function modelOf({ name, model, facts }: CompleteService): ServedModel {
  const { integrity = {} } = model;
  return defined({
    id: model.id,
    facts,
    revision: model.revision,
    source: model.source ?? 'hf',
    integrity: integrity.kind ?? impliedKind(integrity),
    manifestDigest: digitsOf(integrity.manifest),
    versionsDigest: digitsOf(integrity.versions),
    checkpointFormat: model.checkpointFormat,
    quantization: model.quantization,
    dtype: model.dtype ?? facts.dtype,
    servedNames: model.servedNames && model.servedNames.length > 0 ? model.servedNames : [name],
    trustRemoteCode: model.trustRemoteCode ?? false,
  });
}

function impliedKind({ manifest, versions }: IntegrityProps): IntegrityKind {
  if (manifest !== undefined) return IntegrityKind.SHA256;
  return versions === undefined ? IntegrityKind.NONE : IntegrityKind.S3_VERSION;
}

function digitsOf(digest: string | undefined): string | undefined {
  return digest?.replace(/^sha256:/, '');
}

function workloadOf(props: WorkloadProps, { facts, measured }: CompleteService): Workload {
  const contextTokens = props.contextTokens ?? Math.min(facts.maxContextTokens, DEFAULTS.longestContext);
  const inputTokens = props.inputTokens ?? Math.max(1, Math.min(DEFAULTS.inputTokens, Math.floor(contextTokens * PROMPT_SHARE)));
  return defined({
    contextTokens,
    inputTokens,
    outputTokens: props.outputTokens ?? Math.max(1, Math.min(DEFAULTS.outputTokens, contextTokens - inputTokens)),
    concurrency: props.concurrency ?? DEFAULTS.concurrency,
    longestGenerationSeconds: Math.ceil(parseDuration(props.longestGeneration ?? DEFAULTS.longestGeneration) ?? 0),
    longestSilenceSeconds: Math.ceil(parseDuration(props.longestSilence ?? DEFAULTS.longestSilence) ?? 0),
    cacheHitShare: props.cacheHitShare ?? DEFAULTS.cacheHitShare,
    inputTokensP95: props.inputTokensP95,
    outputTokensP95: props.outputTokensP95,
    requestsPerSecond: props.requestsPerSecond,
    users: props.users,
    slo: defined({ ttftP95Ms: millisecondsOf(props.slo?.ttftP95), tpotP95Ms: millisecondsOf(props.slo?.tpotP95), availabilityPercent: props.slo?.availability }),
    measured,
  });
}

function secondsOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseDuration(text);
}

function millisecondsOf(text: string | undefined): number | undefined {
  const seconds = secondsOf(text);
  return seconds === undefined ? undefined : seconds * 1e3;
}

/** Nothing when no number of replicas is asked for but the one at the start. */
function scalingOf({ min = DEFAULTS.replicas, max = min, target, guards, cooldown, schedules = [], warmPool }: ScalingProps, { concurrency }: Workload): Scaling | undefined {
  if (max === min && schedules.length === 0) return undefined;
  return defined({
    max,
    target: target?.concurrency ?? concurrency,
    kvUsage: guards?.kvUsage ?? DEFAULTS.kvUsage,
    ttftP95Seconds: secondsOf(guards?.ttftP95),
    scaleOutSeconds: secondsOf(cooldown?.scaleOut),
    scaleInSeconds: secondsOf(cooldown?.scaleIn),
    warmPool,
    schedules: schedules.map(({ days = [...DEFAULTS.days], timeZone = DEFAULTS.timeZone, ...schedule }) => ({ ...schedule, days, timeZone })),
  });
}

function rolloutOf({ strategy = RolloutStrategy.ROLLING, share = DEFAULTS.rolloutShare, bakeTime = DEFAULTS.bakeTime }: RolloutProps): Rollout {
  return { strategy, share, bakeSeconds: secondsOf(bakeTime) ?? 0 };
}

function accessOf(props: AccessProps, { contextTokens }: Workload): Access {
  return defined({
    exposure: props.exposure ?? Exposure.INTERNAL,
    apiKeySecret: props.apiKeys?.secret,
    tokens: props.tokens,
    login: props.login,
    certificate: props.certificate,
    hostName: props.hostName,
    allowedCidrs: props.allowedCidrs ?? [],
    maxBodyBytes: Math.floor(parseSize(props.maxBodySize ?? DEFAULTS.maxBodySize) ?? 0),
    maxOutputTokens: props.maxOutputTokens ?? contextTokens,
  });
}

function optimizationOf({ kvOffload, speculation, adapters, maxAdapterRank, ...others }: OptimizationProps): Optimization {
  return defined({
    ...others,
    kvOffloadGiB: kvOffload === undefined ? undefined : (parseSize(kvOffload) ?? 0) / GIB,
    speculation: speculation && defined({
      method: speculation.method,
      tokens: speculation.tokens ?? DEFAULTS.guessedTokens,
      draftFolder: speculation.draftFolder,
      draftBytes: parseSize(speculation.draftSize ?? '0') ?? 0,
    }),
    adapters: adapters ?? [],
    maxAdapterRank: maxAdapterRank ?? DEFAULTS.maxAdapterRank,
  });
}

function storageOf(props: StorageProps, source: string): Storage {
  const mounted = source.startsWith('/') || sharedStorageOf(props)?.filled === false;
  const load = props.load ?? (mounted ? WeightsLoad.MOUNTED : WeightsLoad.LOCAL);
  const cache = props.cache ?? (props.existingClaim === undefined ? WeightsCache.EPHEMERAL : WeightsCache.CLAIM);
  const accessMode = props.accessMode ?? (props.shared?.kind === SharedStorageKind.CLAIM ? DEFAULTS.sharedAccessMode : DEFAULTS.accessMode);
  return { ...props, load, cache, accessMode };
}

function defined<T extends object>(x: T): T {
  return Object.fromEntries(Object.entries(x).filter(([, value]) => value !== undefined)) as T;
}
