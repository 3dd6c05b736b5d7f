import * as fs from 'fs';
import * as path from 'path';
import type { AcceleratorFacts } from '../../../lib/accelerator/instance-type';
import { StopBehaviour, WeightFiles, type Advisory, type IEngine, type IEngineVersion } from '../../../lib/engine/engine';
import type { EngineOptions } from '../../../lib/engine/engine-options';
import { SWITCH_NAMES, type SwitchName } from '../../../lib/engine/switches';
import type { EngineTuning } from '../../../lib/engine/tuning';
import { CACHE_DTYPES } from '../../../lib/model/cache-type';
import { openPaths } from '../../../lib/framework/haproxy-paths';
import type { ModelFacts } from '../../../lib/model/model';
import { compareVersions, isWithin } from '../../../lib/units/version';

/** What every engine is told here; each value is one that no default has. */
export const OPTIONS: EngineOptions = {
  modelPath: '/weights/some-model',
  servedNames: ['chat', 'chat-long'],
  host: '127.0.0.9',
  port: 18123,
  tensorParallel: 4,
  contextTokens: 8191,
  maxSequences: 37,
  maxBatchedTokens: 4099,
  memoryShare: 0.83,
  dtype: 'bfloat16',
  drainSeconds: 307,
  readySeconds: 911,
  keepAliveSeconds: 83,
  cachePath: '/some-cache',
  trustRemoteCode: false,
  tuning: { adapters: [], maxAdapterRank: 16 },
  configPath: '/some-config',
  storePath: '/some-store',
};

/** The same words with other values: what differs between both commands is decided, what does not is the engine's own constant. */
const OTHERWISE: EngineOptions = {
  modelPath: '/mnt/other', servedNames: ['x'], host: '127.0.0.8', port: 18124, tensorParallel: 2, contextTokens: 555, maxSequences: 3, maxBatchedTokens: 77,
  memoryShare: 0.5, dtype: 'float16', quantization: 'fp8', drainSeconds: 9, readySeconds: 10, keepAliveSeconds: 11, cachePath: '/else', trustRemoteCode: true,
  tuning: OPTIONS.tuning, configPath: '/some-config', storePath: '/some-store',
};

/** A device that every engine here can use. */
export const H100: AcceleratorFacts = { name: 'NVIDIA H100', vendor: 'NVIDIA', architecture: 'hopper', count: 8, memoryMiB: 81559, computeCapability: 9, nvlink: true, resourceName: 'nvidia.com/gpu' };

/** A model that nothing is special about. */
export const MODEL: ModelFacts = {
  id: 'acme/plain', family: 'llama3', parameters: 8e9, embeddingParameters: 1e9, layers: 32, hiddenSize: 4096, intermediateSize: 14336, attentionHeads: 32, kvHeads: 8,
  headDim: 128, vocabSize: 128256, maxContextTokens: 131072, attention: { fullLayers: 32 }, dtype: 'bfloat16', source: 'test', asOf: '2026-11-22',
};

const DEPLOYMENT_SOURCES = ['props.ts', 'model-props.ts', 'optimization-props.ts', 'serving-props.ts', 'engine-props.ts', 'hardware-props.ts', 'platform-props.ts', 'imports-props.ts', 'storage-props.ts', 'observability-props.ts']
  .map((file) => fs.readFileSync(path.join(__dirname, '../../../lib/deployment', file), 'utf8')).join('\n');

const isField = (field: string) => field.split('.').every((part) => new RegExp(`readonly ${part}\\??:`).test(DEPLOYMENT_SOURCES));

/** A law: what must hold of a version of an engine. */
interface Law {
  readonly law: string;
  readonly check: (version: IEngineVersion, engine: IEngine) => void;
}

/** What follows from the engine alone, and is told only when there is something to tell. */
const PLACES = ['configPath', 'storePath', 'tuning'];

const TOLD: Law[] = (Object.keys(OTHERWISE) as (keyof EngineOptions)[]).filter((option) => !PLACES.includes(option)).map((option) => ({
  law: `is told its ${option}, or says who sees to it`,
  check: (version) => {
    const told = JSON.stringify(version.command({ ...OPTIONS, [option]: OTHERWISE[option] })) !== JSON.stringify(version.command(OPTIONS));
    expect({ option, told }).toEqual({ option, told: !version.untold.some((untold) => untold.option === option) });
    const value = OPTIONS[option];
    // an engine that answers to every name may show the first one only
    if (told && typeof value !== 'boolean') [value ?? []].flat().slice(0, version.endpoints.checksModelName ? undefined : 1).forEach((part) => expect(wordsOf(version)).toContainEqual(expect.stringContaining(String(part))));
  },
}));

const UNTOLD_LAWS: Law[] = [
  {
    law: 'explains what it cannot be told',
    check: ({ untold }) => {
      expect(untold.filter(({ option }) => !(option in OTHERWISE))).toEqual([]);
      untold.forEach(({ reason, instead }) => expect(Math.min(reason.length, instead.length)).toBeGreaterThan(10));
    },
  },
  {
    law: 'ends running requests in time only when it is told the time',
    check: ({ runtime, untold }) => expect(runtime.onStop === StopBehaviour.FINISHES).toBe(!untold.some(({ option }) => option === 'drainSeconds')),
  },
];

const TABLE_LAWS: Law[] = [
  {
    law: 'takes every flag and variable that it is given, in every verified version',
    check: (version, engine) => [version, ...engine.verifiedVersions.map((verified) => engine.at(verified))].forEach((each) => {
      const given = [...new Set([...optionsOf(each, OPTIONS).keys(), ...optionsOf(each, OTHERWISE).keys()])];
      expect({ version: each.version, unknown: given.filter((option) => !each.knownOptions.includes(option)) }).toEqual({ version: each.version, unknown: [] });
    }),
  },
  {
    law: 'has every metric that it is read by, in every verified version',
    check: (version, engine) => [version, ...engine.verifiedVersions.map((verified) => engine.at(verified))].forEach(({ version: name, metrics, knownMetrics }) => {
      const { modelLabel, gaugeLabels: _labels, timeToFirstTokenBounds: _ttft, interTokenLatencyBounds: _itl, ...names } = metrics;
      expect(modelLabel).not.toBe('');
      expect({ name, unknown: Object.values(names).filter((metric) => typeof metric === 'string' && !knownMetrics.includes(metric)) }).toEqual({ name, unknown: [] });
    }),
  },
  {
    law: 'lists the versions whose facts were read, newest first',
    check: ({ factsVersion }, { verifiedVersions, at }) => {
      expect(verifiedVersions).toContain(factsVersion);
      expect(verifiedVersions).toEqual([...new Set(verifiedVersions)].sort((a, b) => compareVersions(b, a)));
      expect(verifiedVersions.map((verified) => at(verified).factsVersion)).toEqual(verifiedVersions);
    },
  },
  {
    law: 'says whether anybody still mends it, and what to take when nobody does',
    check: (_, { maintenance: { maintained, notice, instead = '' } }) => {
      expect(notice.length).toBeGreaterThan(10);
      expect(maintained || instead.length > 3).toBe(true);
    },
  },
];

/** A value of each switch that no engine has by itself. */
const SAMPLES: { readonly [name in SwitchName]: (value: string) => Partial<EngineOptions> } = {
  kvCacheDtype: (value) => tuned({ kvCacheDtype: value }),
  maxSequences: () => ({ maxSequences: 53 }),
  maxBatchedTokens: () => ({ maxBatchedTokens: 3001 }),
  chunkedPrefill: () => tuned({ chunkedPrefill: false }),
  prefixCache: () => tuned({ prefixCache: false }),
  kvOffload: () => tuned({ kvOffloadGiB: 24 }),
  speculation: (value) => tuned({ speculation: { method: value, tokens: 5, draftPath: '/weights/some-model/draft' } }),
  adapters: () => tuned({ adapters: [{ name: 'legal', path: '/weights/some-model/adapters/legal' }] }),
  structuredOutput: (value) => tuned({ structuredOutput: value }),
  toolCallParser: (value) => tuned({ toolCallParser: value }),
  reasoningParser: (value) => tuned({ reasoningParser: value }),
  traces: () => tuned({ tracesEndpoint: 'http://otel:4317' }),
};

function tuned(tuning: Partial<EngineTuning>): Partial<EngineOptions> {
  return { tuning: { ...OPTIONS.tuning, ...tuning } };
}

/** What the process is told of one value of a switch, as one text. */
const toldOf = (version: IEngineVersion, name: SwitchName, value: string) => JSON.stringify(version.command({ ...OPTIONS, ...SAMPLES[name](value) }));

const SWITCH_LAWS: Law[] = [
  {
    law: 'answers for every switch, by options that it takes or by the nearest thing',
    check: (version, engine) => [version, ...engine.verifiedVersions.map((verified) => engine.at(verified))].forEach(({ switches, knownOptions }) => {
      expect(switches.map(({ name }) => name)).toEqual([...SWITCH_NAMES]);
      expect(switches.flatMap(({ options }) => options).filter((option) => !knownOptions.includes(option))).toEqual([]);
      switches.forEach(({ name, options, instead = '' }) => expect({ name, told: options.length > 0, instead: instead.length > 6 }).toEqual({ name, told: options.length > 0, instead: options.length === 0 }));
    }),
  },
  {
    law: 'is told of a switch exactly when it has it',
    check: (version) => version.switches.forEach(({ name, options, values = ['some-value'] }) => {
      const told = toldOf(version, name as SwitchName, values[0]) !== JSON.stringify(version.command(OPTIONS));
      expect({ name, told }).toEqual({ name, told: options.length > 0 });
    }),
  },
  {
    law: 'is told of a switch by no option but those that it names',
    check: (version) => version.switches.forEach(({ name, options, values = ['some-value'] }) => values.forEach((value) => {
      const before = optionsOf(version, OPTIONS);
      const after = optionsOf(version, { ...OPTIONS, ...SAMPLES[name as SwitchName](value) });
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter((option) => before.get(option) !== after.get(option));
      expect({ name, value, others: changed.filter((option) => !options.includes(option)) }).toEqual({ name, value, others: [] });
    })),
  },
  {
    law: 'says of every option of a switch which field decides it',
    check: ({ switches, decidedOptions }) => {
      const decided = decidedOptions.flatMap(({ spellings }) => spellings);
      // a key of a file is no option that a user could add
      const open = switches.flatMap(({ options }) => options).filter((option) => /^(-|[A-Z0-9_]+$)/.test(option) && !decided.includes(option));
      expect(open).toEqual([]);
    },
  },
  {
    law: 'is planned with a size for every data type of its cache',
    check: ({ switches }) => switches.filter(({ name }) => name === 'kvCacheDtype').forEach(({ values = [] }) => expect(values.filter((value) => !CACHE_DTYPES.includes(value))).toEqual([])),
  },
];

const FILES_LAWS: Law[] = [
  {
    law: 'reads the files that it brings where they are laid, and none besides',
    check: (version) => {
      const { files, args, env, preparation } = version.command(OPTIONS);
      Object.keys(files).forEach((name) => expect(name).toMatch(/^[A-Za-z][\w.-]*$/));
      expect([...args, ...preparation, ...Object.values(env)].some((word) => word.includes(OPTIONS.configPath))).toBe(Object.keys(files).length > 0);
    },
  },
  {
    law: 'makes a store only by a step of its own, and says that it copies',
    check: (version) => {
      const { preparation } = version.command(OPTIONS);
      expect(wordsOf(version).some((word) => word.includes(OPTIONS.storePath))).toBe(preparation.length > 0);
      expect(version.runtime.copiesWeights).toBe(preparation.length > 0);
    },
  },
];

const OPTIONS_LAWS: Law[] = [
  {
    law: 'listens on every interface under no name',
    check: (version) => expect(wordsOf(version).filter((word) => /^(0\.0\.0\.0|::|\*)$/.test(word))).toEqual([]),
  },
  {
    law: 'says of every option that follows the plan which field decides it',
    check: (version) => {
      const decided = version.decidedOptions.flatMap(({ spellings }) => spellings);
      expect(followingOptions(version).filter((option) => !decided.includes(option))).toEqual([]);
    },
  },
  {
    law: 'names real fields of the deployment',
    check: (version) => expect(version.decidedOptions.map(({ field }) => field).filter((field) => !isField(field))).toEqual([]),
  },
  {
    law: 'gives each spelling one meaning',
    check: (version) => {
      const spellings = [...version.decidedOptions.flatMap(({ spellings }) => spellings), ...version.unsafeOptions.map(({ spelling }) => spelling)];
      expect(spellings.filter((spelling, at) => spellings.indexOf(spelling) !== at)).toEqual([]);
    },
  },
  {
    law: 'is told to stream, if it can, in other words than to load a folder',
    check: (version) => {
      if (!version.streaming) return;
      const [scheme] = version.streaming.schemes;
      const { args, env } = version.command({ ...OPTIONS, modelPath: `${scheme}acme/m/`, streamBufferMiB: 4321 });
      expect([...args, ...Object.values(env)]).toContainEqual(expect.stringContaining(`${scheme}acme/m/`));
      expect({ args: args.filter((word) => word !== `${scheme}acme/m/`), env }).not.toEqual({ args: version.command(OPTIONS).args.filter((word) => word !== OPTIONS.modelPath), env: version.command(OPTIONS).env });
      expect(version.streaming.bufferMiB * version.streaming.connections).toBeGreaterThan(0);
    },
  },
  {
    law: 'takes every flag and variable that it is told to stream by, in every verified version that can',
    check: (version, engine) => [version, ...engine.verifiedVersions.map((verified) => engine.at(verified))].filter(({ streaming }) => streaming).forEach((each) => {
      const given = [...optionsOf(each, { ...OPTIONS, streamBufferMiB: 4321 }).keys()];
      expect({ version: each.version, unknown: given.filter((option) => !each.knownOptions.includes(option)) }).toEqual({ version: each.version, unknown: [] });
    }),
  },
  {
    law: 'is told how much it may buffer by an option that a field decides',
    check: (version) => {
      if (!version.streaming) return;
      const decided = version.decidedOptions.filter(({ field }) => field === 'storage.load').flatMap(({ spellings }) => spellings);
      const [before, after] = [4321, 5432].map((streamBufferMiB) => optionsOf(version, { ...OPTIONS, streamBufferMiB }));
      const changed = [...after.keys()].filter((option) => before.get(option) !== after.get(option));
      expect(changed).not.toEqual([]);
      expect(changed.filter((option) => !decided.includes(option))).toEqual([]);
    },
  },
  {
    law: 'never opens a hole by itself',
    check: (version) => {
      const unsafe = version.unsafeOptions.map(({ spelling }) => spelling);
      const { args, env } = version.command(OPTIONS);
      expect([...args, ...Object.keys(env)].filter((word) => unsafe.includes(word.split('=')[0]))).toEqual([]);
    },
  },
  {
    law: 'explains every unsafe option',
    check: (version) => version.unsafeOptions.forEach(({ spelling, reason }) => expect(`${spelling}: ${reason}`).toMatch(/: \S.{10,}/)),
  },
  {
    law: 'says the same however often it is asked',
    check: (version, engine) => expect(engine.at(version.version).command(OPTIONS)).toEqual(version.command(OPTIONS)),
  },
  {
    law: 'starts a program, not a shell',
    check: (version) => expect(version.command(OPTIONS).command[0]).not.toMatch(/(^|\/)(ba|da|z)?sh$/),
  },
];

/** A place in a group that no default has. */
const MEMBER = { nodes: 3, rank: '2', leaderAddress: 'leader.example' };

/** Options that appear, go or change when more is said. */
function changedBy(version: IEngineVersion, more: Partial<EngineOptions>): string[] {
  const [before, after] = [optionsOf(version, OPTIONS), optionsOf(version, { ...OPTIONS, ...more })];
  return [...new Set([...before.keys(), ...after.keys()])].filter((option) => before.get(option) !== after.get(option));
}

const SPREAD_LAWS: Law[] = [
  {
    law: 'is told of stages, and of machines, exactly when it spreads over them',
    check: (version) => {
      expect(changedBy(version, { pipelineParallel: 3 }).length > 0).toBe(version.spread !== undefined);
      expect(changedBy(version, { member: MEMBER }).length > 0).toBe(version.spread?.group !== undefined);
      const { args } = version.command({ ...OPTIONS, member: MEMBER });
      if (version.spread?.group) expect(['3', '2'].filter((word) => !args.includes(word))).toEqual([]);
      if (version.spread?.group) expect(args.join(' ')).toMatch(/leader\.example.*\b\d{4,5}\b/);
    },
  },
  {
    law: 'says of every option of stages, experts and machines which field decides it, and takes it',
    check: (version, engine) => [version, ...engine.verifiedVersions.map((verified) => engine.at(verified))].filter(({ spread }) => spread).forEach((each) => {
      const decidedBy = (field: string) => each.decidedOptions.filter((option) => option.field === field).flatMap(({ spellings }) => spellings);
      expect(changedBy(each, { pipelineParallel: 3 }).filter((option) => !decidedBy('hardware.pipelineParallel').includes(option))).toEqual([]);
      expect(changedBy(each, { expertParallel: true }).filter((option) => !decidedBy('hardware.expertParallel').includes(option))).toEqual([]);
      const ofGroup = [...changedBy(each, { member: MEMBER }), ...(each.spread?.group?.addressVariable === undefined ? [] : [each.spread.group.addressVariable])];
      expect(ofGroup.filter((option) => !decidedBy('hardware.nodes').includes(option))).toEqual([]);
      expect([...changedBy(each, { pipelineParallel: 3 }), ...changedBy(each, { expertParallel: true }), ...ofGroup].filter((option) => !each.knownOptions.includes(option))).toEqual([]);
    }),
  },
  {
    law: 'is told to keep experts whole exactly when it can',
    check: (version) => expect(changedBy(version, { expertParallel: true }).length > 0).toBe(version.spread?.wholeExperts === true),
  },
  {
    law: 'says why it spans no machines where it has stages, and where it was read',
    check: ({ spread }) => {
      if (!spread) return;
      expect((spread.refusal ?? '').length > 20).toBe(spread.group === undefined);
      expect(spread.source).toMatch(/\d{4}-\d{2}-\d{2}/);
    },
  },
];

const ENDPOINT_LAWS: Law[] = [
  {
    law: 'opens no path that controls it',
    check: ({ endpoints }) => expect(endpoints.apiPaths.filter((api) => endpoints.controlPaths.includes(api))).toEqual([]),
  },
  {
    law: 'can be guarded',
    check: ({ endpoints }) => expect(() => openPaths(endpoints)).not.toThrow(),
  },
  {
    law: 'keeps metrics and health out of what callers may use',
    check: ({ endpoints }) => {
      expect(endpoints.apiPaths).not.toContain(endpoints.metricsPath);
      expect(endpoints.controlPaths).not.toContain(endpoints.readinessPath);
    },
  },
  {
    law: 'can be asked for one token by a path that callers may use',
    check: ({ endpoints }) => {
      expect(endpoints.apiPaths).toContain(endpoints.generationPath);
      const body = JSON.parse(endpoints.generationBody) as { [field: string]: unknown };
      expect(endpoints.outputTokenFields.map((field) => body[field])).toContain(1);
    },
  },
  {
    law: 'has absolute paths without a wildcard',
    check: ({ endpoints }) => [...endpoints.apiPaths, ...endpoints.controlPaths, endpoints.livenessPath, endpoints.readinessPath].forEach((at) => expect(at).toMatch(/^(\/[\w.-]+)+$|^\/$/)),
  },
  {
    law: 'refuses fields by name or dotted path, and none that its own probe uses',
    check: ({ endpoints }) => {
      endpoints.refusedBodyFields.forEach((field) => expect(field).toMatch(/^[a-z_]+(\.[a-z_]+)*$/));
      expect(Object.keys(JSON.parse(endpoints.generationBody) as object).filter((field) => endpoints.refusedBodyFields.includes(field))).toEqual([]);
    },
  },
  {
    law: 'has metrics that Prometheus can name, where it has any',
    check: ({ metrics, endpoints }) => {
      const { modelLabel, gaugeLabels: _labels, timeToFirstTokenBounds: _ttft, interTokenLatencyBounds: _itl, ...names } = metrics;
      Object.values(names).forEach((name) => expect(name).toMatch(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/));
      if (Object.keys(names).length > 0) expect(endpoints.metricsPath).toMatch(/^\//);
      expect(modelLabel).toMatch(/^[a-zA-Z_][a-zA-Z0-9_]*$/);
    },
  },
];

const RUNTIME_LAWS: Law[] = [
  {
    law: 'runs without root, or says why it cannot',
    check: ({ runtime }) => expect(runtime.userId > 0 || (runtime.rootReason ?? '').length > 20).toBe(true),
  },
  {
    law: 'can write where it must, and its home is among it',
    check: ({ runtime }) => expect(runtime.writablePaths).toContain(runtime.homePath),
  },
  {
    law: 'has figures for its process',
    check: ({ runtime }) => [runtime.sharedMemoryMiB, runtime.imageGiB, runtime.warmUpSeconds, runtime.processesPerDevice].forEach((figure) => expect(figure).toBeGreaterThan(0)),
  },
  {
    law: 'stops on a signal',
    check: ({ runtime }) => expect(runtime.stopSignal).toMatch(/^SIG[A-Z]+$/),
  },
  {
    law: 'has an image with its version as tag',
    check: ({ image, version }) => expect(image).toMatch(new RegExp(`^[\\w.:/-]+:[\\w.-]*${version.replaceAll('.', '\\.')}`)),
  },
  {
    law: 'takes a share of the device, and leaves some',
    check: (version) => {
      const memory = version.memory(H100, 8);
      expect(memory.defaultShare).toBeGreaterThan(0.5);
      expect(memory.defaultShare).toBeLessThan(1);
      expect(memory.weightFactor).toBeGreaterThanOrEqual(1);
      [memory.defaultMaxSequences, memory.defaultBatchedTokens, memory.blockTokens, memory.mostDevices].forEach((count) => expect(Number.isInteger(count) && count > 0).toBe(true));
    },
  },
  {
    law: 'serves a plain model on a plain device',
    check: (version) => expect(version.unsupported(MODEL, H100, 'bfloat16', version.weightFiles === WeightFiles.GGUF ? 'q8_0' : undefined)).toEqual([]),
  },
  {
    law: 'says of an unknown weight format what to do',
    check: (version) => version.unsupported(MODEL, H100, 'bfloat16', 'no-such-format').forEach(({ reason, instead }) => expect([reason, instead]).not.toContain('')),
  },
];

const FACTS_LAWS: Law[] = [
  {
    law: 'has dated and sourced facts',
    check: ({ factsAsOf, factsSource }) => {
      expect(new Date(factsAsOf).toISOString()).toMatch(new RegExp(`^${factsAsOf}T`));
      expect(factsSource.length).toBeGreaterThan(10);
    },
  },
  {
    law: 'has no advisory without a version, an effect or a source',
    check: ({ advisories }) => advisories.forEach((advisory) => {
      expect(isEmpty(advisory)).toBe(false);
      expect([advisory.id, advisory.effect, advisory.source]).not.toContain('');
    }),
  },
  {
    law: 'names each advisory once',
    check: ({ advisories }) => expect(new Set(advisories.map(({ id }) => id)).size).toBe(advisories.length),
  },
];

const METHODS = ['command', 'memory', 'unsupported'] as const;
const LISTS = ['advisories', 'decidedOptions', 'unsafeOptions', 'knownOptions', 'knownMetrics', 'untold', 'switches'] as const;

const VERSION_LAWS: Law[] = [
  {
    law: 'has every method and every list of its interface',
    check: (version, engine) => {
      expect(METHODS.filter((method) => typeof version[method] !== 'function')).toEqual([]);
      expect(LISTS.filter((list) => !Array.isArray(version[list]))).toEqual([]);
      expect(Array.isArray(engine.verifiedVersions) && engine.maintenance !== undefined).toBe(true);
    },
  },
  { law: 'has a name that a file can hold', check: (_, { name }) => expect(name).toMatch(/^[a-z][a-z0-9-]*$/) },
  { law: 'calls its versions by its own name', check: ({ engineName }, { name }) => expect(engineName).toBe(name) },
  { law: 'is the version that was asked for', check: ({ version }, { defaultVersion }) => expect(version).toBe(defaultVersion) },
  { law: 'defaults to no version below its floor', check: (_, { defaultVersion, floorVersion }) => expect(compareVersions(defaultVersion, floorVersion)).toBeGreaterThanOrEqual(0) },
  { law: 'defaults to a version without an open hole', check: (version) => expect(openHoles(version).map(({ id }) => id)).toEqual([]) },
  {
    law: 'has every hole that the guard leaves open below its floor',
    check: ({ advisories }, { floorVersion }) => {
      expect(advisories.filter((hole) => isOpen(hole) && (hole.below === undefined || compareVersions(hole.below, floorVersion) > 0)).map(({ id }) => id)).toEqual([]);
    },
  },
  {
    law: 'gives a newer version the newest verified facts',
    check: (_, engine) => {
      const newest = engine.at(engine.verifiedVersions[0]);
      const newer = engine.at('9999.0.0');
      expect(newer.factsVersion).toBe(newest.factsVersion);
      expect(newer.command(OPTIONS)).toEqual(newest.command(OPTIONS));
      expect(newer.version).toBe('9999.0.0');
    },
  },
];

const LAWS = [...VERSION_LAWS, ...TOLD, ...UNTOLD_LAWS, ...TABLE_LAWS, ...SWITCH_LAWS, ...FILES_LAWS, ...OPTIONS_LAWS, ...SPREAD_LAWS, ...ENDPOINT_LAWS, ...RUNTIME_LAWS, ...FACTS_LAWS];

/** The laws of an engine. A new engine is done when it passes these. */
export function obeysTheEngineContract(engine: IEngine): void {
  describe(`${engine.name} as an engine`, () => {
    test.each(LAWS)('$law', ({ check }) => check(engine.at(engine.defaultVersion), engine));
  });
}

/** The laws that `engine` breaks: proves that a law can fail. */
export function brokenLaws(engine: IEngine): string[] {
  return LAWS.filter(({ check }) => {
    try {
      check(engine.at(engine.defaultVersion), engine);
      return false;
    } catch {
      return true;
    }
  }).map(({ law }) => law);
}

/** The sentences of all laws. */
export const ALL_LAWS = LAWS.map(({ law }) => law);

/** Everything the process is told, one word each. */
function wordsOf(version: IEngineVersion): string[] {
  const { command, args, env, files, preparation } = version.command(OPTIONS);
  return [...command, ...args, ...Object.values(env), ...Object.values(files), ...preparation];
}

/** Flags and variables whose values follow the options. */
function followingOptions(version: IEngineVersion): string[] {
  const before = optionsOf(version, OPTIONS);
  const after = optionsOf(version, OTHERWISE);
  return [...new Set([...before.keys(), ...after.keys()])].filter((option) => before.get(option) !== after.get(option));
}

/** Each flag with its values, each variable with its value; words before the first flag belong to the command. */
function optionsOf(version: IEngineVersion, options: EngineOptions): Map<string, string> {
  const { args, env } = version.command(options);
  const found = new Map(Object.entries(env));
  let flag: string | undefined;
  for (const word of args) {
    if (/^-+[A-Za-z]/.test(word)) {
      flag = word.split('=')[0];
      found.set(flag, word.split('=').slice(1).join('='));
    } else if (flag !== undefined) {
      found.set(flag, `${found.get(flag)} ${word}`);
    }
  }
  return found;
}

const isOpen = ({ guarded, defectOnly }: Advisory) => !guarded && !defectOnly;

const openHoles = ({ version, advisories }: IEngineVersion) => advisories.filter((hole) => isOpen(hole) && isWithin(version, hole.from, hole.below));

const isEmpty = ({ from, below }: Advisory) => from !== undefined && below !== undefined && compareVersions(from, below) >= 0;
