import type { CostFields } from './cost-fields';
import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { LogForm } from '../logs/log-form';
import type { ModelFacts } from '../model/model';
import type { EngineCommand, EngineOptions } from './engine-options';
import type { EngineMetrics } from './engine-metrics';
import type { EngineSpread } from './group';
import type { EnginePerformance } from './performance';
import type { EngineTraces } from './traces';
import type { IEngineParameters, IServingFramework } from './serving-framework';
import type { SwitchSupport } from './tuning';

/** A command-line flag or variable that the plan decides, and the deployment field that decides it. */
export interface DecidedOption {
  /** Every spelling of the flag, or the variable's name. */
  readonly spellings: string[];

  /** The field of the deployment that sets it. */
  readonly field: string;
}

/** Something that an engine cannot be told, and who sees to it in its place. */
export interface UntoldOption {
  /** The field of the engine's options that has no effect. */
  readonly option: string;

  /** Why, and what the engine does. */
  readonly reason: string;

  /** Who or what sees to it instead. */
  readonly instead: string;
}

/** An option that opens a hole. */
export interface UnsafeOption {
  /** The flag or variable. */
  readonly spelling: string;

  /** What it opens. */
  readonly reason: string;
}

/** What an engine does with running requests after its stop signal. */
export enum StopBehaviour {
  /** It ends them within the seconds it was told, then itself. */
  FINISHES = 'finishes',
  /** It waits for them without a limit of its own. */
  WAITS = 'waits',
  /** It cuts them: it may only be stopped once none runs. */
  CUTS = 'cuts',
}

/** What the share of device memory is a share of. */
export enum ShareOf {
  /** Everything that the engine puts on the device. */
  DEVICE = 'device',
  /** Weights and cache alone: what a step needs lies outside. */
  WEIGHTS_AND_CACHE = 'weights-and-cache',
  /** What is free once weights and a step have their room: the cache takes it. */
  FREE_AFTER_LOAD = 'free-after-load',
}

/** The kind of file that an engine loads weights from. */
export enum WeightFiles {
  /** The folder of a checkpoint with `*.safetensors`. */
  SAFETENSORS = 'safetensors',
  /** One file in the format of llama.cpp. */
  GGUF = 'gguf',
}

/** How an engine answers over HTTP. */
export interface EngineEndpoints {
  /** Answers while the process lives. */
  readonly livenessPath: string;

  /** Answers once the model is loaded. */
  readonly readinessPath: string;

  /** True when it refuses a request that names a model which it was not told. */
  readonly checksModelName: boolean;

  /** True when no path of the engine tells whether it can generate: the guard asks it for a token now and then, and answers both health paths by that. */
  readonly healthByGeneration: boolean;

  /** Prometheus text. @default - the engine has none */
  readonly metricsPath?: string;

  /** Paths that callers may use, besides health; everything else stays closed. */
  readonly apiPaths: string[];

  /** Paths that control the engine and must never be reachable from outside. */
  readonly controlPaths: string[];

  /** Body of the smallest request that yields one token, for `POST` on `generationPath`. */
  readonly generationBody: string;

  /** Path of that request. */
  readonly generationPath: string;

  /** Fields of a request body that callers may not set. */
  readonly refusedBodyFields: string[];

  /** Fields of a request body that ask for a number of output tokens. */
  readonly outputTokenFields: string[];

  /** Fields of a request body that make many generations of one request. */
  readonly costFields: CostFields;
}

/** How an engine's container must be kept. */
export interface EngineRuntime {
  /** Numeric user, never 0 unless `rootReason` says why. */
  readonly userId: number;

  /** Numeric group. */
  readonly groupId: number;

  /** Why it cannot run as another user than root. @default - it can */
  readonly rootReason?: string;

  /** Home folder, writable. */
  readonly homePath: string;

  /** True when the image keeps files of its own in the home folder, so that nothing may be mounted over it. */
  readonly homeInImage: boolean;

  /** Further folders it must be able to write. */
  readonly writablePaths: string[];

  /** True when it makes a store of its own from the weights, and so keeps them twice. */
  readonly copiesWeights: boolean;

  /** Shared memory, MiB. */
  readonly sharedMemoryMiB: number;

  /** Limits of the process that it needs raised, such as `memlock=-1`; empty when the usual ones will do. */
  readonly ulimits: string[];

  /** Signal that asks for a graceful stop. */
  readonly stopSignal: string;

  /** What it does with running requests then. */
  readonly onStop: StopBehaviour;

  /** Operating-system processes that want a core of their own, for a cut. */
  readonly processesPerDevice: number;

  /** Compressed size of the image, GiB. */
  readonly imageGiB: number;

  /** Lowest NVIDIA driver branch for the image. */
  readonly minimumDriverBranch: number;

  /** Seconds from weights loaded to first token: compile, graphs. */
  readonly warmUpSeconds: number;
}

/** A published hole or defect of some versions. */
export interface Advisory {
  /** Its public name. */
  readonly id: string;

  /** First version it is in, inclusive. @default - every version below `below` */
  readonly from?: string;

  /** First version it is no longer in. @default - not repaired yet */
  readonly below?: string;

  /** What can happen. */
  readonly effect: string;

  /** True when the guard keeps it out of reach. */
  readonly guarded: boolean;

  /** True for a defect without a security effect. */
  readonly defectOnly: boolean;

  /** Where it was read. */
  readonly source: string;
}

/** How an engine loads weights straight from an object store, without a copy on a disk. */
export interface EngineStreaming {
  /** Beginnings of the addresses it reads, such as `s3://`. */
  readonly schemes: string[];

  /** Weight formats that come in other files than those it reads. */
  readonly refusedFormats: string[];

  /** Connections that the process of one device opens at once. */
  readonly connections: number;

  /** Least host memory of the process of one device for weights on their way, MiB; a larger tensor needs more. */
  readonly bufferMiB: number;
}

/** What an engine version knows of memory, so that the plan can say what fits. */
export interface EngineMemory {
  /** Share of device memory it takes unless told otherwise. */
  readonly defaultShare: number;

  /** What that is a share of. */
  readonly shareOf: ShareOf;

  /** True when each request that may run at once owns the cache of a full context from the start; else requests share one pool. */
  readonly cachePerPlace: boolean;

  /** True when a step must hold the longest prompt whole, even where long prompts are computed in parts. */
  readonly stepHoldsPrompt: boolean;

  /** Devices that one replica can be split over. */
  readonly mostDevices: number;

  /** Requests it runs at once unless told otherwise, on that device. */
  readonly defaultMaxSequences: number;

  /** Tokens of one step unless told otherwise, on that device. */
  readonly defaultBatchedTokens: number;

  /** Memory of captured graphs, GiB. */
  readonly graphsGiB: number;

  /** Memory of the runtime itself, GiB. */
  readonly contextGiB: number;

  /** Tokens of one block of the KV cache. */
  readonly blockTokens: number;

  /** How many times the shard's file size the loaded weights take, such as 1.02. */
  readonly weightFactor: number;
}

/** Why an engine cannot do something. */
export interface Unsupported {
  /** What was asked. */
  readonly what: string;

  /** The field of the deployment that asks for it. */
  readonly field: string;

  /** Why not, with the figure. */
  readonly reason: string;

  /** The nearest thing it can do. */
  readonly instead: string;
}

/** One version of a server program, and all that the rest of the library may know of it. */
export interface IEngineVersion {
  /** The engine's name. */
  readonly engineName: string;

  /** This version. */
  readonly version: string;

  /** The version whose facts were read; another than `version` when they are inherited. */
  readonly factsVersion: string;

  /** The day the facts were read, as `YYYY-MM-DD`. */
  readonly factsAsOf: string;

  /** Where the facts were read. */
  readonly factsSource: string;

  /** Reference of the published image, with a tag. */
  readonly image: string;

  /** How it answers over HTTP. */
  readonly endpoints: EngineEndpoints;

  /** Names of its metrics. */
  readonly metrics: EngineMetrics;

  /** How its container must be kept. */
  readonly runtime: EngineRuntime;

  /**
   * How fast it works, for predictions.
   *
   * @default - constants fitted to the engine with the most public measurements
   */
  readonly performance?: EnginePerformance;

  /** How it spreads a replica over pipeline stages and machines. @default - it cannot: a replica is split inside one machine, each layer over all devices */
  readonly spread?: EngineSpread;

  /** How a framework gives it its parameters. @default - no framework runs it */
  readonly embedded?: IEngineParameters;

  /** The framework that runs it in place of its own server. @default - it serves by itself */
  readonly framework?: IServingFramework;

  /** How it streams weights from an object store. @default - it cannot */
  readonly streaming?: EngineStreaming;

  /** Published holes and defects of all versions. */
  readonly advisories: Advisory[];

  /** Flags and variables that the plan decides. */
  readonly decidedOptions: DecidedOption[];

  /** Flags and variables that open a hole. */
  readonly unsafeOptions: UnsafeOption[];

  /** Every flag and variable that it is known to take. */
  readonly knownOptions: string[];

  /** Every metric that it is known to have. */
  readonly knownMetrics: string[];

  /** Lines that it writes; others may hold something of a request. @default - no line is known, and none is collected */
  readonly logs?: LogForm[];

  /** What it cannot be told. */
  readonly untold: UntoldOption[];

  /** The kind of file it loads weights from. */
  readonly weightFiles: WeightFiles;

  /** What it makes of every switch of `optimization`. */
  readonly switches: SwitchSupport[];

  /** The process to start. */
  command(options: EngineOptions): EngineCommand;

  /** What it takes of a device's memory when one replica is split over that many. */
  memory(accelerator: AcceleratorFacts, devices: number): EngineMemory;

  /** What this version cannot do with this model on this device; empty if it can. */
  unsupported(model: ModelFacts, accelerator: AcceleratorFacts, dtype: string, quantization?: string): Unsupported[];

  /** Whether it can serve files of one weight format in another one. */
  conversion(checkpointFormat: string, servedFormat: string): Conversion;
}

/** Whether files of one weight format can be served in another one. */
export enum Conversion {
  /** Nothing to convert: they are the same. */
  NONE = 'none',

  /** The engine converts them while it loads them. */
  WHILE_LOADING = 'while-loading',

  /** It cannot be done: the format must be that of the files. */
  NEVER = 'never',

  /** Nobody has read or tried it. */
  UNKNOWN = 'unknown',
}

/** Whether somebody still mends an engine. */
export interface Maintenance {
  /** False once nobody does. */
  readonly maintained: boolean;

  /** What its makers say of it, with the day and the place. */
  readonly notice: string;

  /** What to take in its place. @default - it is maintained */
  readonly instead?: string;
}

/** A server program. */
export interface IEngine {
  /** Its name in the registry. */
  readonly name: string;

  /** Whether somebody still mends it. */
  readonly maintenance: Maintenance;

  /** Versions whose facts were read, newest first. */
  readonly verifiedVersions: string[];

  /** The version used when none is asked for: safe, and the newest that is known to be. */
  readonly defaultVersion: string;

  /** The lowest version without a hole that the guard cannot close. */
  readonly floorVersion: string;

  /**
   * Flags that take a secret, in every spelling, with two hyphens: their values may not stand in a deployment.
   *
   * @default - none of its own: only flags that sound like a secret are refused
   */
  readonly secretOptions?: string[];

  /**
   * How it shows in containers and queries that somebody else wrote.
   *
   * @default - it is not recognised there
   */
  readonly traces?: EngineTraces;

  /** The facts of a version; a newer one than the facts inherits the newest verified entry. */
  at(version: string): IEngineVersion;
}
