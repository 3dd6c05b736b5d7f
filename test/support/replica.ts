import { observabilityOf } from '../../lib/deployment/observability';
import { CapacityKind } from '../../lib/deployment/capacity-props';
import type { ContainerSpec, ReplicaSpec } from '../../lib/container/container-spec';
import { VolumeKind } from '../../lib/container/container-spec';
import { CACHE_PATH, ENGINE_PORT, GUARD_ADMIN_PORT, GUARD_CONFIG_PATH, GUARD_KEYS_PATH, GUARD_PORT, SCRIPTS_PATH, WEIGHTS_PATH } from '../../lib/container/layout';
import type { Deployment, Service } from '../../lib/deployment/deployment';
import { Architecture, Exposure, IntegrityKind, Platform, Profile, WeightsCache, WeightsLoad } from '../../lib/deployment/enums';
import { RolloutStrategy } from '../../lib/deployment/rollout-props';
import type { ModelFacts } from '../../lib/model/model';
import type { Plan, TimeLine } from '../../lib/plan/plan';

const DIGEST = 'a'.repeat(64);

const FACTS: ModelFacts = {
  id: 'Qwen/Qwen3-8B', family: 'qwen3', parameters: 8_190_735_360, embeddingParameters: 1_244_659_712, layers: 36, hiddenSize: 4096,
  intermediateSize: 12_288, attentionHeads: 32, kvHeads: 8, headDim: 128, vocabSize: 151_936, maxContextTokens: 40_960,
  attention: { fullLayers: 36 }, dtype: 'bfloat16', source: 'a test', asOf: '2026-11-01',
};

/** The downloader of a replica. */
export function givenFetch(changes: Partial<ContainerSpec> = {}): ContainerSpec {
  return {
    name: 'fetch', image: 'docker.io/amazon/aws-cli:2.31.0', command: ['bash', `${SCRIPTS_PATH}/fetch-weights.sh`], args: [],
    env: { LLM_SOURCE: 's3://acme-models/qwen3-8b/', LLM_MANIFEST_DIGEST: DIGEST }, ports: [],
    mounts: [{ volume: 'weights', path: WEIGHTS_PATH, readOnly: false }, { volume: 'scripts', path: SCRIPTS_PATH, readOnly: true }],
    userId: 2000, groupId: 0, readOnlyRoot: true, accelerators: 0, cpus: 2, memoryMiB: 1024, memoryLimitMiB: 2048,
    stopSignal: 'SIGTERM', stopSeconds: 10, ...changes,
  };
}

/** The inference server of a replica, on the loopback address. */
export function givenEngine(changes: Partial<ContainerSpec> = {}): ContainerSpec {
  return {
    name: 'engine', image: 'docker.io/vllm/vllm-openai:v0.32.0', command: ['vllm', 'serve'],
    args: [`${WEIGHTS_PATH}/model`, '--host', '127.0.0.1', '--port', String(ENGINE_PORT), '--served-model-name', 'chat'],
    env: { HF_HUB_OFFLINE: '1', HOME: '/home/vllm' }, ports: [{ name: 'engine', number: ENGINE_PORT, loopback: true }],
    mounts: [
      { volume: 'weights', path: WEIGHTS_PATH, readOnly: true }, { volume: 'cache', path: CACHE_PATH, readOnly: false },
      { volume: 'shm', path: '/dev/shm', readOnly: false }, { volume: 'home', path: '/home/vllm', readOnly: false },
      { volume: 'tmp', path: '/tmp', readOnly: false },
    ],
    userId: 2000, groupId: 0, readOnlyRoot: false, accelerators: 1, cpus: 4, memoryMiB: 24_576, memoryLimitMiB: 28_672,
    startup: { path: '/health', port: GUARD_PORT, periodSeconds: 10, timeoutSeconds: 15, failureThreshold: 42 },
    readiness: { path: '/health', port: GUARD_PORT, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3 },
    liveness: { path: '/health', port: GUARD_PORT, periodSeconds: 15, timeoutSeconds: 15, failureThreshold: 10 },
    stopSignal: 'SIGTERM', stopSeconds: 300, preStopSleepSeconds: 20, ...changes,
  };
}

/** The guard of a replica. */
export function givenGuard(changes: Partial<ContainerSpec> = {}): ContainerSpec {
  const health = { path: '/livez', port: GUARD_ADMIN_PORT, periodSeconds: 5, timeoutSeconds: 2 };
  return {
    name: 'guard', image: 'docker.io/library/haproxy:3.2.4', command: ['haproxy'], args: ['-f', `${GUARD_CONFIG_PATH}/haproxy.cfg`], env: {},
    ports: [{ name: 'http', number: GUARD_PORT, loopback: false }, { name: 'admin', number: GUARD_ADMIN_PORT, loopback: false }],
    mounts: [
      { volume: 'guard', path: GUARD_CONFIG_PATH, readOnly: true }, { volume: 'keys', path: GUARD_KEYS_PATH, readOnly: true },
      { volume: 'guard-run', path: '/tmp', readOnly: false },
    ],
    userId: 99, groupId: 99, readOnlyRoot: true, accelerators: 0, cpus: 0.5, memoryMiB: 256, memoryLimitMiB: 256,
    startup: { ...health, failureThreshold: 12 }, readiness: { ...health, failureThreshold: 3 }, liveness: { ...health, failureThreshold: 6 },
    stopSignal: 'SIGTERM', stopSeconds: 330, preStop: ['/bin/sh', `${GUARD_CONFIG_PATH}/drain.sh`], ...changes,
  };
}

/** One replica as every platform renders it; say only what the test is about. */
export function givenReplica(changes: Partial<ReplicaSpec> = {}): ReplicaSpec {
  return {
    service: 'chat', fetch: givenFetch(), engine: givenEngine(), guard: givenGuard(),
    volumes: [
      { name: 'weights', kind: VolumeKind.WEIGHTS, sizeMiB: 20_000 }, { name: 'cache', kind: VolumeKind.CACHE, sizeMiB: 5_120 },
      { name: 'shm', kind: VolumeKind.MEMORY, sizeMiB: 2_048 }, { name: 'home', kind: VolumeKind.SCRATCH, sizeMiB: 1_024 },
      { name: 'tmp', kind: VolumeKind.SCRATCH, sizeMiB: 1_024 }, { name: 'guard-run', kind: VolumeKind.SCRATCH, sizeMiB: 16 },
      { name: 'guard', kind: VolumeKind.FILES, files: { 'haproxy.cfg': 'global\n  master-worker\n', 'drain.sh': 'exit 0\n' } },
      { name: 'scripts', kind: VolumeKind.FILES, files: { 'fetch-weights.sh': 'echo fetched\n' } },
      { name: 'keys', kind: VolumeKind.SECRET, secret: 'chat-keys' },
    ],
    acceleratorResource: 'nvidia.com/gpu', servedNames: ['chat'], ...changes,
  };
}

/** The service that the replica serves. */
export function givenService(changes: Partial<Service> = {}): Service {
  return {
    name: 'chat', path: '',
    model: {
      id: 'Qwen/Qwen3-8B', facts: FACTS, source: 's3://acme-models/qwen3-8b/', integrity: IntegrityKind.SHA256, manifestDigest: DIGEST,
      dtype: 'bfloat16', servedNames: ['chat'], trustRemoteCode: false,
    },
    engine: { name: 'vllm', version: '0.32.0' }, instanceType: 'g6e.2xlarge',
    workload: { inputTokens: 6144, outputTokens: 2048, contextTokens: 8192, concurrency: 8, longestGenerationSeconds: 300, longestSilenceSeconds: 60, cacheHitShare: 0, slo: {} },
    optimization: { adapters: [], maxAdapterRank: 16 }, alternatives: [], capacity: [{ kind: CapacityKind.ON_DEMAND }], replicas: 1, replicasGiven: true, spareAccelerator: false, rollout: { strategy: RolloutStrategy.ROLLING, share: 0.1, bakeSeconds: 300 },
    access: { exposure: Exposure.INTERNAL, apiKeySecret: 'chat-keys', allowedCidrs: [], maxBodyBytes: 8 * 2 ** 20, maxOutputTokens: 8192 },
    storage: { load: WeightsLoad.LOCAL, cache: WeightsCache.EPHEMERAL, accessMode: 'ReadWriteOnce' }, observability: observabilityOf({}), degradation: { steps: [] }, recovery: { deepCheckMinutes: 15, canary: false, backup: false }, ...changes,
  };
}

/** What was decided for the service. */
export function givenPlan(changes: Partial<Plan> = {}): Plan {
  const timeLine: TimeLine = {
    steps: [
      step('launch', 60, 180), step('driver', 20, 60), step('image-pull', 90, 240), step('fetch', 100, 300),
      step('load', 30, 90), step('warm-up', 60, 180), step('first-token', 1, 5),
    ],
  };
  return {
    service: 'chat', engine: 'vllm', engineVersion: '0.32.0',
    images: { engine: 'docker.io/vllm/vllm-openai:v0.32.0', guard: 'docker.io/library/haproxy:3.2.4', fetch: 'docker.io/amazon/aws-cli:2.31.0' },
    instanceType: 'g6e.2xlarge', weightFormat: 'bf16', dtype: 'bfloat16',
    cut: { tensorParallel: 1, pipelineParallel: 1, devices: 1 }, replicas: 1, contextTokens: 8192, maxSequences: 32, admittedRequests: 32, queuedRequests: 64,
    maxBatchedTokens: 8192, memoryShare: 0.9,
    memory: {
      deviceGiB: 44, usableGiB: 39.6, weightsGiB: 15.3, activationsGiB: 2, graphsGiB: 1, contextGiB: 1, kvCacheGiB: 20.3, kvPerSequenceGiB: 1.1,
      kvBytesPerToken: 147_456, sequences: 18,
    },
    sharedMemoryMiB: 2_048, hostMemoryMiB: 24_576, diskGiB: 100, startTimeLines: { kubernetes: timeLine, ec2: timeLine },
    drain: { deregistrationSeconds: 20, generationSeconds: 300, teardownSeconds: 30, totalSeconds: 350 },
    idle: { clientSeconds: 90, loadBalancerSeconds: 80, guardSeconds: 70, longestSilenceSeconds: 60, guardKeepAliveSeconds: 85, engineKeepAliveSeconds: 95 },
    total: { longestGenerationSeconds: 300, routeSeconds: 310 },
    weights: { strategy: 'local', source: 's3://acme-models/qwen3-8b/', integrity: 'sha256', sizeGiB: 15.3, workers: 8 },
    cost: { region: 'us-east-1', instances: 1, usdPerInstanceHour: 2.24208, source: 'a test' }, decisions: [], ...changes,
  };
}

/** The deployment around the service. */
export function givenDeployment(changes: Partial<Deployment> = {}): Deployment {
  return {
    name: 'chat', profile: Profile.PROD, architecture: Architecture.SINGLE_NODE, platforms: [Platform.EC2, Platform.KUBERNETES], services: [givenService()],
    aws: { region: 'us-east-1' }, kubernetes: { version: '1.34', namespace: 'serving' }, site: {}, waivers: [], patches: [], ...changes,
  };
}

function step(name: string, typicalSeconds: number, highSeconds: number): TimeLine['steps'][number] {
  return { name, typicalSeconds, highSeconds, source: 'a test' };
}
