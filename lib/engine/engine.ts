import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { ModelFacts } from '../model/model';

/** What an engine is told to do, in words that mean the same for every engine. */
export interface EngineOptions {
  /** Folder that holds the verified weights, as the engine sees it; with `streamBufferMiB` the address it streams them from. */
  readonly modelPath: string;

  /**
   * Host memory that the process of one device may hold of weights on their way, MiB: the engine streams them.
   *
   * @default - weights are files of a local folder
   */
  readonly streamBufferMiB?: number;

  /** Names that requests may use, at least one. */
  readonly servedNames: string[];

  /** Address to listen on. */
  readonly host: string;

  /** Port to listen on. */
  readonly port: number;

  /** Devices the model is split over. */
  readonly tensorParallel: number;

  /** Longest prompt plus answer, tokens. */
  readonly contextTokens: number;

  /** Requests that run at once. */
  readonly maxSequences: number;

  /** Tokens of one scheduler step. */
  readonly maxBatchedTokens: number;

  /** Share of device memory the engine may take, 0 to 1. */
  readonly memoryShare: number;

  /** Data type of what is not quantised. */
  readonly dtype: string;

  /**
   * Weight format to load as.
   *
   * @default - the engine reads it from the checkpoint
   */
  readonly quantization?: string;

  /** Seconds a running generation may still take after the stop signal. */
  readonly drainSeconds: number;

  /** Seconds the engine may take to become ready before it gives up. */
  readonly readySeconds: number;

  /** Seconds an idle connection is kept: longer than the guard's. */
  readonly keepAliveSeconds: number;

  /** Folder for compiled kernels, kept between starts. */
  readonly cachePath: string;

  /** Whether code that comes with the weights may run. */
  readonly trustRemoteCode: boolean;
}

/** The process to start. */
export interface EngineCommand {
  /** Program and its fixed words, in place of the image's entry point. */
  readonly command: string[];

  /** Its arguments. */
  readonly args: string[];

  /** Its environment; values are never secrets. */
  readonly env: { [name: string]: string };
}

/** A command-line flag or variable that the plan decides, and the deployment field that decides it. */
export interface DecidedOption {
  /** Every spelling of the flag, or the variable's name. */
  readonly spellings: string[];

  /** The field of the deployment that sets it. */
  readonly field: string;
}

/** An option that opens a hole. */
export interface UnsafeOption {
  /** The flag or variable. */
  readonly spelling: string;

  /** What it opens. */
  readonly reason: string;
}

/** Names of the metrics that mean the same for every engine; a missing one does not exist in that version. */
export interface EngineMetrics {
  /** Requests that wait. @default - none */
  readonly queued?: string;

  /** Requests that run. @default - none */
  readonly running?: string;

  /** Used share of the KV cache, 0 to 1. @default - none */
  readonly kvUsage?: string;

  /** Time to first token, a histogram in seconds. @default - none */
  readonly timeToFirstToken?: string;

  /** Time between tokens, a histogram in seconds. @default - none */
  readonly interTokenLatency?: string;

  /** Whole request, a histogram in seconds. @default - none */
  readonly requestLatency?: string;

  /** Prompt tokens, a counter. @default - none */
  readonly promptTokens?: string;

  /** Generated tokens, a counter: it stands still when the engine hangs. @default - none */
  readonly outputTokens?: string;

  /** Requests that ended well, a counter. @default - none */
  readonly requestsSucceeded?: string;

  /** Evictions from the KV cache, a counter. @default - none */
  readonly preemptions?: string;

  /** The label that holds the served model name. */
  readonly modelLabel: string;
}

/** How an engine answers over HTTP. */
export interface EngineEndpoints {
  /** Answers while the process lives. */
  readonly livenessPath: string;

  /** Answers once the model is loaded. */
  readonly readinessPath: string;

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

  /** Further folders it must be able to write. */
  readonly writablePaths: string[];

  /** Shared memory, MiB. */
  readonly sharedMemoryMiB: number;

  /** Signal that asks for a graceful stop. */
  readonly stopSignal: string;

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

  /** How it streams weights from an object store. @default - it cannot */
  readonly streaming?: EngineStreaming;

  /** Published holes and defects of all versions. */
  readonly advisories: Advisory[];

  /** Flags and variables that the plan decides. */
  readonly decidedOptions: DecidedOption[];

  /** Flags and variables that open a hole. */
  readonly unsafeOptions: UnsafeOption[];

  /** The process to start. */
  command(options: EngineOptions): EngineCommand;

  /** What it takes of a device's memory. */
  memory(accelerator: AcceleratorFacts): EngineMemory;

  /** What this version cannot do with this model on this device; empty if it can. */
  unsupported(model: ModelFacts, accelerator: AcceleratorFacts, dtype: string, quantization?: string): Unsupported[];
}

/** A server program. */
export interface IEngine {
  /** Its name in the registry. */
  readonly name: string;

  /** The version used when none is asked for: safe, and the newest that is known to be. */
  readonly defaultVersion: string;

  /** The lowest version without a hole that the guard cannot close. */
  readonly floorVersion: string;

  /** The facts of a version; a newer one than the facts inherits the newest verified entry. */
  at(version: string): IEngineVersion;
}
