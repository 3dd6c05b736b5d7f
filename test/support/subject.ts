import type { AcceleratorFacts, InstanceTypeFacts } from '../../lib/accelerator/instance-type';
import { Architecture, Platform, Profile } from '../../lib/deployment/enums';
import type { Deployment } from '../../lib/deployment/deployment';
import { Conversion, ShareOf, StopBehaviour, WeightFiles, type Advisory, type IEngine, type IEngineVersion } from '../../lib/engine/engine';
import type { Subject } from '../../lib/rules/rule';
import { givenEngine, givenPlan, givenReplica, givenService } from './replica';

/** Any part of a struct: lists and functions are replaced as a whole. */
export type Changes<T> = T extends readonly unknown[] | ((...args: never[]) => unknown) ? T : T extends object ? { readonly [K in keyof T]?: Changes<T[K]> } : T;

/** A commit of the Hub. */
export const COMMIT = '0e9e39f249a16976918f6564b8830bc894c89659';

/** An advisory of a made-up hole. */
export const givenAdvisory = (changes: Partial<Advisory> = {}): Advisory => ({
  id: 'CVE-2030-1', from: '0.10.0', below: '0.40.0', effect: 'callers end the engine', guarded: false, defectOnly: false, source: 'a test', ...changes,
});

const ACCELERATOR: AcceleratorFacts = {
  name: 'NVIDIA L40S', vendor: 'NVIDIA', architecture: 'ada', count: 1, memoryMiB: 46_068, computeCapability: 8.9, nvlink: false, resourceName: 'nvidia.com/gpu',
};

const INSTANCE_TYPE: InstanceTypeFacts = {
  name: 'g6e.2xlarge', cpuArchitecture: 'x86_64', vcpus: 8, memoryMiB: 65_536, accelerator: ACCELERATOR, nvmeGB: 450, networkBaselineGbps: 5, networkPeakGbps: 20,
  ebsBaselineMBps: 156, usdPerHour: { 'us-east-1': 2.24 }, regions: ['us-east-1', 'us-west-2'], zoneIds: { 'us-east-1': ['use1-az1', 'use1-az4'] },
  reservedOnly: false, quotaCode: 'L-DB2E81BA', imageParameter: '/images/gpu', driverBranch: 580, source: 'a test', asOf: '2026-11-01',
};

const ENGINE_VERSION: IEngineVersion = {
  engineName: 'toy', version: '0.32.0', factsVersion: '0.32.0', factsAsOf: '2026-11-22', factsSource: 'a test', image: 'docker.io/acme/toy:v0.32.0',
  endpoints: {
    livenessPath: '/health', readinessPath: '/health', checksModelName: true, healthByGeneration: false, metricsPath: '/metrics', apiPaths: ['/v1/models'], controlPaths: ['/pause'],
    generationBody: '{}', generationPath: '/v1/models', refusedBodyFields: [], outputTokenFields: ['max_tokens'], costFields: { counts: [], off: [], prompts: [] },
  },
  metrics: { modelLabel: 'model_name' },
  runtime: {
    userId: 2000, groupId: 0, homePath: '/home/toy', homeInImage: false, writablePaths: [], copiesWeights: false, sharedMemoryMiB: 2048, ulimits: [], stopSignal: 'SIGTERM', onStop: StopBehaviour.FINISHES, processesPerDevice: 2, imageGiB: 14,
    minimumDriverBranch: 580, warmUpSeconds: 240,
  },
  advisories: [],
  decidedOptions: [{ field: 'workload.contextTokens', spellings: ['--max-len', '-ml'] }, { field: 'storage.cache', spellings: ['TOY_CACHE'] }],
  unsafeOptions: [{ spelling: '--enable-log-requests', reason: 'writes prompts into the log' }, { spelling: 'TOY_DEV_MODE', reason: 'opens endpoints' }],
  knownOptions: [], knownMetrics: [], untold: [], weightFiles: WeightFiles.SAFETENSORS, switches: [],
  command: () => ({ command: ['toy'], args: [], env: {}, files: {}, preparation: [] }),
  memory: () => ({ defaultShare: 0.9, shareOf: ShareOf.DEVICE, cachePerPlace: false, stepHoldsPrompt: false, mostDevices: 64, defaultMaxSequences: 256, defaultBatchedTokens: 2048, graphsGiB: 0.5, contextGiB: 0.3, blockTokens: 16, weightFactor: 1.02 }),
  unsupported: () => [],
  conversion: () => Conversion.NONE,
};

const ENGINE: IEngine = { name: 'toy', defaultVersion: '0.32.0', floorVersion: '0.32.0', maintenance: { maintained: true, notice: 'a test mends it' }, verifiedVersions: ['0.32.0'], at: () => ENGINE_VERSION };

const DEPLOYMENT: Deployment = {
  name: 'chat', profile: Profile.DEV, architecture: Architecture.SINGLE_NODE, platforms: [Platform.EC2, Platform.KUBERNETES], services: [],
  aws: { region: 'us-east-1' }, kubernetes: { version: '1.34', namespace: 'serving' }, site: {}, waivers: [], patches: [],
};

/** One service, sound in every respect; say only what the test is about. */
export function givenSubject(changes: Changes<Subject> = {}): Subject {
  const sound: Subject = {
    deployment: DEPLOYMENT, service: givenService(), engine: ENGINE, engineVersion: ENGINE_VERSION, instanceType: INSTANCE_TYPE, alternatives: [], plan: givenPlan(),
    replica: givenReplica({ engine: givenEngine({ stopSeconds: 330 }) }),
  };
  const subject = merged(sound, changes) as Subject;
  return { ...subject, deployment: { ...subject.deployment, services: [subject.service] } };
}

function merged(base: unknown, changes: unknown): unknown {
  if (!isStruct(base) || !isStruct(changes)) return changes;
  return { ...base, ...Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, merged(base[key], value)])) };
}

function isStruct(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
