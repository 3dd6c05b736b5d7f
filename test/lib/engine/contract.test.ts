import type { Advisory, EngineCommand, EngineOptions, IEngine, IEngineVersion } from '../../../lib/engine/engine';
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

/** A toy that does not say `word` to its process. */
const silentAbout = (word: string) => saying(({ args, env }) => ({
  args: args.map((arg) => arg.replaceAll(word, '')),
  env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll(word, '')])),
}));

const endpoints = (change: object) => toyWith((toy) => ({ endpoints: { ...toy.endpoints, ...change } }));
const runtime = (change: object) => toyWith((toy) => ({ runtime: { ...toy.runtime, ...change } }));
const advisory = (change: Partial<Advisory>) => toyWith(({ advisories }) => ({ advisories: [{ ...advisories[0], ...change }] }));

const BROKEN: [law: string, engine: IEngine][] = [
  ['has a name that a file can hold', toyWith(() => ({ engineName: 'To y' }), { name: 'To y' })],
  ['calls its versions by its own name', toyWith(() => ({ engineName: 'other' }))],
  ['is the version that was asked for', toyWith(() => ({ version: '2.2' }))],
  ['defaults to no version below its floor', toyWith(() => ({}), { floorVersion: '3.0' })],
  ['defaults to a version without an open hole', advisory({ from: '2.1', below: '2.2' })],
  ['has every hole that the guard leaves open below its floor', advisory({ below: '2.0.1' })],
  ['gives a newer version the newest verified facts', toyWith(({ version }) => ({ factsVersion: version }))],
  ['is told which model to serve', silentAbout(OPTIONS.modelPath)],
  ['is told every served name', silentAbout('chat-long')],
  ['is told where to listen', silentAbout(String(OPTIONS.port))],
  ['is told how many devices to span', silentAbout('4')],
  ['is told how long a context may be', silentAbout(String(OPTIONS.contextTokens))],
  ['is told how long running requests may take after the stop signal', silentAbout(String(OPTIONS.drainSeconds))],
  ['is told how long an idle connection is kept', silentAbout(String(OPTIONS.keepAliveSeconds))],
  ['is told how long it may take to become ready', silentAbout(String(OPTIONS.readySeconds))],
  ['is told where compiled kernels are kept', silentAbout(OPTIONS.cachePath)],
  ['listens on every interface under no name', saying(({ args }) => ({ args: [...args, '0.0.0.0'] }))],
  ['says of every option that follows the plan which field decides it', toyWith(({ decidedOptions }) => ({ decidedOptions: decidedOptions.slice(1) }))],
  ['names real fields of the deployment', toyWith(() => ({ decidedOptions: [{ field: 'model.nothing', spellings: ['-m'] }] }))],
  ['gives each spelling one meaning', toyWith(() => ({ unsafeOptions: [{ spelling: '-m', reason: 'is decided already, too' }] }))],
  ['is told to stream, if it can, in other words than to load a folder', toyWith(() => ({ streaming: { schemes: ['s3://'], refusedFormats: [], connections: 1, bufferMiB: 1 } }))],
  ['never opens a hole by itself', saying(({ args }) => ({ args: [...args, '--open=yes'] }))],
  ['explains every unsafe option', toyWith(() => ({ unsafeOptions: [{ spelling: '--open', reason: '' }] }))],
  ['says the same however often it is asked', saying(({ env }) => ({ env: { ...env, NOW: String(Math.random()) } }))],
  ['starts a program, not a shell', saying(() => ({ command: ['/bin/sh', '-c', 'toy'] }))],
  ['opens no path that controls it', endpoints({ controlPaths: ['/say'] })],
  ['keeps metrics and health out of what callers may use', endpoints({ metricsPath: '/say' })],
  ['can be asked for one token by a path that callers may use', endpoints({ generationBody: '{"text":"a","words":9}' })],
  ['has absolute paths without a wildcard', endpoints({ controlPaths: ['/unload/*'] })],
  ['refuses fields by name or dotted path, and none that its own probe uses', endpoints({ refusedBodyFields: ['text'] })],
  ['has metrics that Prometheus can name, where it has any', toyWith(() => ({ metrics: { queued: 'toy-queue', modelLabel: 'model' } }))],
  ['runs without root, or says why it cannot', runtime({ userId: 0 })],
  ['can write where it must, and its home is among it', runtime({ writablePaths: ['/tmp'] })],
  ['has figures for its process', runtime({ warmUpSeconds: 0 })],
  ['stops on a signal', runtime({ stopSignal: 'TERM' })],
  ['has an image with its version as tag', toyWith(() => ({ image: 'registry.example.com/toy:latest' }))],
  ['takes a share of the device, and leaves some', toyWith((toy) => ({ memory: () => ({ ...toy.memory(undefined as never), defaultShare: 1 }) }))],
  ['serves a plain model on a plain device', toyWith(() => ({ unsupported: () => [{ what: 'all', reason: 'no', instead: 'nothing' }] }))],
  ['says of an unknown weight format what to do', toyWith(() => ({ unsupported: (...[, , , format]: string[]) => (format ? [{ what: format, reason: 'no', instead: '' }] : []) }))],
  ['has dated and sourced facts', toyWith(() => ({ factsAsOf: '2026-02-31' }))],
  ['has no advisory without a version, an effect or a source', advisory({ from: '1.5', below: '1.5' })],
  ['names each advisory once', toyWith(({ advisories }) => ({ advisories: [...advisories, ...advisories] }))],
];

test.each(BROKEN)('an engine that breaks it is told: %s', (law, engine) => expect(brokenLaws(engine)).toContain(law));

test('every law is shown to bite', () => expect(ALL_LAWS.filter((law) => !BROKEN.some(([shown]) => shown === law))).toEqual([]));

test('the toy itself breaks none', () => expect(brokenLaws(new ToyEngine())).toEqual([]));
