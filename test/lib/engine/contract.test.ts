import { StopBehaviour, type Advisory, type IEngine, type IEngineVersion } from '../../../lib/engine/engine';
import type { EngineCommand, EngineOptions } from '../../../lib/engine/engine-options';
import { ALL_LAWS, brokenLaws, OPTIONS } from './engine.contract';
import { ToyEngine } from './toy-engine';

/** A toy whose versions differ by `change`. */
function toyWith(change: (version: IEngineVersion) => object, engineChange: object = {}): IEngine {
  const toy = new ToyEngine();
  const at = (version: string) => {
    const original = toy.at(version);
    return Object.assign(Object.create(Object.getPrototypeOf(original) as object), original, change(original)) as IEngineVersion;
  };
  return Object.assign(new ToyEngine(), { at }, engineChange);
}

const saying = (edit: (command: EngineCommand) => Partial<EngineCommand>) => toyWith((toy) => ({
  command: (options: EngineOptions) => ({ ...toy.command(options), ...edit(toy.command(options)) }),
}));

/** A toy that always hears the same of one option. */
const deafTo = (option: keyof EngineOptions) => toyWith((toy) => ({ command: (options: EngineOptions) => toy.command({ ...options, [option]: OPTIONS[option] }) }));

const endpoints = (change: object) => toyWith((toy) => ({ endpoints: { ...toy.endpoints, ...change } }));
const runtime = (change: object) => toyWith((toy) => ({ runtime: { ...toy.runtime, ...change } }));
const advisory = (change: Partial<Advisory>) => toyWith(({ advisories }) => ({ advisories: [{ ...advisories[0], ...change }] }));

/** A toy that streams, and says of its one option for it who decides it and whether it is known. */
const streaming = (decides: string[], knows: string[]) => toyWith((toy) => ({
  streaming: { schemes: ['s3://'], refusedFormats: [], connections: 1, bufferMiB: 1 },
  command: (options: EngineOptions) => ({ ...toy.command(options), args: [...toy.command(options).args, ...(options.streamBufferMiB === undefined ? [] : ['--stream-buffer', String(options.streamBufferMiB)])] }),
  decidedOptions: [...toy.decidedOptions, { field: 'storage.load', spellings: decides }],
  knownOptions: [...toy.knownOptions, ...knows],
}));

/** A toy that spreads over stages alone, and says who decides that. */
const spreading = (decides: string[], spread: object = { refusal: 'toys are too small to share out', wholeExperts: false, source: 'its author, 2026-11-01' }) => toyWith((toy) => ({
  spread,
  command: (options: EngineOptions) => ({ ...toy.command(options), args: [...toy.command(options).args, ...(options.pipelineParallel === undefined ? [] : ['--stages', String(options.pipelineParallel)])] }),
  decidedOptions: [...toy.decidedOptions, { field: 'hardware.pipelineParallel', spellings: decides }],
  knownOptions: [...toy.knownOptions, '--stages'],
}));

/** A toy that says something else of one switch. */
const switching = (name: string, change: object) => toyWith(({ switches }) => ({ switches: switches.map((each) => (each.name === name ? { ...each, ...change } : each)) }));

const BROKEN: [law: string, engine: IEngine][] = [
  ['has a name that a file can hold', toyWith(() => ({ engineName: 'To y' }), { name: 'To y' })],
  ['calls its versions by its own name', toyWith(() => ({ engineName: 'other' }))],
  ['is the version that was asked for', toyWith(() => ({ version: '2.2' }))],
  ['defaults to no version below its floor', toyWith(() => ({}), { floorVersion: '3.0' })],
  ['defaults to a version without an open hole', advisory({ from: '2.1', below: '2.2' })],
  ['has every hole that the guard leaves open below its floor', advisory({ below: '2.0.1' })],
  ['gives a newer version the newest verified facts', toyWith(({ version }) => ({ factsVersion: version }))],
  ...(['modelPath', 'servedNames', 'host', 'port', 'tensorParallel', 'contextTokens', 'drainSeconds', 'readySeconds', 'keepAliveSeconds', 'cachePath'] as const)
    .map((option): [string, IEngine] => [`is told its ${option}, or says who sees to it`, deafTo(option)]),
  ...['maxSequences', 'maxBatchedTokens', 'memoryShare', 'dtype', 'quantization', 'trustRemoteCode']
    .map((option): [string, IEngine] => [`is told its ${option}, or says who sees to it`, toyWith(({ untold }) => ({ untold: untold.filter((each) => each.option !== option) }))]),
  ['explains what it cannot be told', toyWith(({ untold }) => ({ untold: [...untold, { option: 'colour', reason: 'toys are grey all over', instead: 'paint it yourself' }] }))],
  ['ends running requests in time only when it is told the time', runtime({ onStop: StopBehaviour.CUTS })],
  ['takes every flag and variable that it is given, in every verified version', saying(({ args }) => ({ args: [...args, '--made-up', '1'] }))],
  ['has every metric that it is read by, in every verified version', toyWith(() => ({ metrics: { queued: 'toy_queue', modelLabel: 'model' }, knownMetrics: ['toy_queued'] }))],
  ['lists the versions whose facts were read, newest first', toyWith(() => ({}), { verifiedVersions: ['2.0', '2.1'] })],
  ['says whether anybody still mends it, and what to take when nobody does', toyWith(() => ({}), { maintenance: { maintained: false, notice: 'its author grew up' } })],
  ['reads the files that it brings where they are laid, and none besides', saying(() => ({ files: { 'toy.ini': 'colour=red' } }))],
  ['makes a store only by a step of its own, and says that it copies', saying(() => ({ preparation: ['/usr/bin/toy', '--into', OPTIONS.storePath] }))],
  ['answers for every switch, by options that it takes or by the nearest thing', toyWith(({ switches }) => ({ switches: switches.slice(1) }))],
  ['is told of a switch exactly when it has it', switching('reasoningParser', { options: ['--tools'], instead: undefined })],
  ['is told of a switch by no option but those that it names', switching('toolCallParser', { options: ['--devices'] })],
  ['says of every option of a switch which field decides it', toyWith(({ decidedOptions }) => ({ decidedOptions: decidedOptions.filter(({ spellings }) => !spellings.includes('--tools')) }))],
  ['is planned with a size for every data type of its cache', switching('kvCacheDtype', { options: ['--tools'], values: ['fp3'], instead: undefined })],
  ['has every method and every list of its interface', toyWith(() => ({ memory: undefined }))],
  ['can be guarded', endpoints({ apiPaths: ['/say', '/say"quoted'] })],
  ['listens on every interface under no name', saying(({ args }) => ({ args: [...args, '0.0.0.0'] }))],
  ['says of every option that follows the plan which field decides it', toyWith(({ decidedOptions }) => ({ decidedOptions: decidedOptions.slice(1) }))],
  ['names real fields of the deployment', toyWith(() => ({ decidedOptions: [{ field: 'model.nothing', spellings: ['-m'] }] }))],
  ['gives each spelling one meaning', toyWith(() => ({ unsafeOptions: [{ spelling: '-m', reason: 'is decided already, too' }] }))],
  ['is told to stream, if it can, in other words than to load a folder', toyWith(() => ({ streaming: { schemes: ['s3://'], refusedFormats: [], connections: 1, bufferMiB: 1 } }))],
  ['takes every flag and variable that it is told to stream by, in every verified version that can', streaming(['--stream-buffer'], [])],
  ['is told how much it may buffer by an option that a field decides', streaming([], ['--stream-buffer'])],
  ['is told of stages, and of machines, exactly when it spreads over them', spreading(['--stages'], { group: { rendezvousPort: 4000, fabricImages: 'none' }, wholeExperts: false, source: 'its author, 2026-11-01' })],
  ['says of every option of stages, experts and machines which field decides it, and takes it', spreading([])],
  ['is told to keep experts whole exactly when it can', spreading(['--stages'], { refusal: 'toys are too small to share out', wholeExperts: true, source: 'its author, 2026-11-01' })],
  ['says why it spans no machines where it has stages, and where it was read', spreading(['--stages'], { wholeExperts: false, source: 'its author, 2026-11-01' })],
  ['never opens a hole by itself', saying(({ args }) => ({ args: [...args, '--open=yes'] }))],
  ['explains every unsafe option', toyWith(() => ({ unsafeOptions: [{ spelling: '--open', reason: '' }] }))],
  ['says the same however often it is asked', saying(({ env }) => ({ env: { ...env, NOW: String(Math.random()) } }))],
  ['starts a program, not a shell', saying(() => ({ command: ['/bin/sh', '-c', 'toy'] }))],
  ['opens no path that controls it', endpoints({ controlPaths: ['/say'] })],
  ['keeps metrics and health out of what callers may use', endpoints({ metricsPath: '/say' })],
  ['can be asked for one token by a path that callers may use', endpoints({ generationBody: '{"text":"a","words":9}' })],
  ['has absolute paths without a wildcard', endpoints({ controlPaths: ['/unload/*'] })],
  ['refuses fields by name or dotted path, and none that its own probe uses', endpoints({ refusedBodyFields: ['text'] })],
  ['has metrics that Prometheus can name, where it has any', toyWith(() => ({ metrics: { queued: 'toy-queue', modelLabel: 'model' }, knownMetrics: ['toy-queue'] }))],
  ['runs without root, or says why it cannot', runtime({ userId: 0 })],
  ['can write where it must, and its home is among it', runtime({ writablePaths: ['/tmp'] })],
  ['has figures for its process', runtime({ warmUpSeconds: 0 })],
  ['stops on a signal', runtime({ stopSignal: 'TERM' })],
  ['has an image with its version as tag', toyWith(() => ({ image: 'registry.example.com/toy:latest' }))],
  ['takes a share of the device, and leaves some', toyWith((toy) => ({ memory: () => ({ ...toy.memory(undefined as never, 1), defaultShare: 1 }) }))],
  ['serves a plain model on a plain device', toyWith(() => ({ unsupported: () => [{ what: 'all', field: 'hardware.instanceType', reason: 'no', instead: 'nothing' }] }))],
  ['says of an unknown weight format what to do', toyWith(() => ({ unsupported: (...[, , , format]: string[]) => (format ? [{ what: format, field: 'model.quantization', reason: 'no', instead: '' }] : []) }))],
  ['has dated and sourced facts', toyWith(() => ({ factsAsOf: '2026-02-31' }))],
  ['has no advisory without a version, an effect or a source', advisory({ from: '1.5', below: '1.5' })],
  ['names each advisory once', toyWith(({ advisories }) => ({ advisories: [...advisories, ...advisories] }))],
];

test.each(BROKEN)('an engine that breaks it is told: %s', (law, engine) => expect(brokenLaws(engine)).toContain(law));

test('every law is shown to bite', () => expect(ALL_LAWS.filter((law) => !BROKEN.some(([shown]) => shown === law))).toEqual([]));

test('the toy itself breaks none', () => expect(brokenLaws(new ToyEngine())).toEqual([]));

test('a toy that spreads over stages, and says so, breaks none', () => expect(brokenLaws(spreading(['--stages']))).toEqual([]));
