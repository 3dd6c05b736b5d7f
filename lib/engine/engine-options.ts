import type { EngineMember } from './group';
import type { EngineTuning } from './tuning';

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

  /** Stages that the layers are spread over, one after the other. @default 1 */
  readonly pipelineParallel?: number;

  /** Whether each device holds whole experts. @default false */
  readonly expertParallel?: boolean;

  /** Which member of a group of machines it is. @default - it is alone */
  readonly member?: EngineMember;

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

  /** Switches that were set. */
  readonly tuning: EngineTuning;

  /** Folder of the files that its command brings, read-only. */
  readonly configPath: string;

  /** Folder for what it makes of the weights before it serves; kept between starts. */
  readonly storePath: string;
}

/** The process to start. */
export interface EngineCommand {
  /** Program and its fixed words, in place of the image's entry point. */
  readonly command: string[];

  /** Its arguments. */
  readonly args: string[];

  /** Its environment; values are never secrets. */
  readonly env: { [name: string]: string };

  /** Files it reads, by name, for `configPath`. */
  readonly files: { [name: string]: string };

  /** What must run to its end in the same image and environment before it starts, and may write to `storePath`; empty when nothing must. */
  readonly preparation: string[];
}
