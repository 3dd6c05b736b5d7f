import type { SearchPlan } from './search/search-plan';
import type { ScalingPlan } from '../scaling/scaling-plan';
import type { SpeedPlan } from './speed/speed-plan';

/** A decision with its reason and what was refused. */
export interface Decision {
  /** What was decided, as a field of the plan, such as `tensorParallel`. */
  readonly what: string;

  /** The value, as text. */
  readonly value: string;

  /** Why. */
  readonly reason: string;

  /** What was refused, each with its reason. */
  readonly refused: string[];
}

/** How one device's memory is shared out, GiB. */
export interface MemoryBudget {
  /** Memory of the device that sizing counts on. */
  readonly deviceGiB: number;

  /** What the engine may take of it. */
  readonly usableGiB: number;

  /** Weights of one shard, draft model and adapters. */
  readonly weightsGiB: number;

  /** Transient peak of one step. */
  readonly activationsGiB: number;

  /** Captured graphs. */
  readonly graphsGiB: number;

  /** Runtime, and communication buffers when split. */
  readonly contextGiB: number;

  /** What is left for the KV cache. */
  readonly kvCacheGiB: number;

  /** KV cache of one sequence of the full context on one device. */
  readonly kvPerSequenceGiB: number;

  /** Bytes of KV cache of one token on one device, over layers that grow. */
  readonly kvBytesPerToken: number;

  /** Full-context sequences that fit at once. */
  readonly sequences: number;
}

/** How one replica is cut over devices. */
export interface Cut {
  /** Devices the model is split over. */
  readonly tensorParallel: number;

  /** Pipeline stages. */
  readonly pipelineParallel: number;

  /** Devices of one replica, on all its machines. */
  readonly devices: number;

  /** Machines of one replica. @default 1 */
  readonly nodes?: number;

  /** Whether each device holds whole experts, in place of a part of every expert. @default false */
  readonly expertParallel?: boolean;
}

/** One stretch of a start. */
export interface TimeLineStep {
  /** Its stable name: `launch`, `driver`, `image-pull`, `gate`, `fetch`, `import`, `load`, `warm-up`, `first-token`. */
  readonly name: string;

  /** Seconds it usually takes. */
  readonly typicalSeconds: number;

  /** Seconds it may take before something is wrong: clocks are set by this. */
  readonly highSeconds: number;

  /** Where the figure comes from. */
  readonly source: string;
}

/** From launch to first token, on one platform. */
export interface TimeLine {
  /** In order. */
  readonly steps: TimeLineStep[];
}

/** From the stop signal to the last byte. */
export interface DrainChain {
  /** Seconds until every router has stopped sending new requests; the guard refuses them afterwards. */
  readonly deregistrationSeconds: number;

  /** Seconds a running generation may still take. */
  readonly generationSeconds: number;

  /** Seconds for the processes to end after that. */
  readonly teardownSeconds: number;

  /** All of it. */
  readonly totalSeconds: number;
}

/** Silence limits, each longer than the next, outermost first; keep-alive runs the other way. */
export interface IdleChain {
  /** What a client should wait without a byte. */
  readonly clientSeconds: number;

  /** Silence that the load balancer bears. */
  readonly loadBalancerSeconds: number;

  /** Silence that the guard bears. */
  readonly guardSeconds: number;

  /** Longest silence of the engine. */
  readonly longestSilenceSeconds: number;

  /** Keep-alive of the guard: longer than the load balancer's idle limit. */
  readonly guardKeepAliveSeconds: number;

  /** Keep-alive of the engine: longer than the guard's. */
  readonly engineKeepAliveSeconds: number;
}

/** Limits on a whole request: none is shorter than the longest generation. */
export interface TotalChain {
  /** Longest generation. */
  readonly longestGenerationSeconds: number;

  /** What the guard and every route allow. */
  readonly routeSeconds: number;
}

/** How weights get to the engine. */
export interface WeightsPlan {
  /** `local`: a verified copy; `stream`: read by the engine from the bucket; `mounted`: a path of the platform. */
  readonly strategy: string;

  /** `hf`, `s3://…/` or `/path`. */
  readonly source: string;

  /** `sha256`, `s3-version` or `none`. */
  readonly integrity: string;

  /** Weight format of files that the engine converts while it loads them. @default - the files have the format that is served */
  readonly convertedFrom?: string;

  /** Kind of the one place that all replicas read them from. @default - each replica keeps its own copy */
  readonly shared?: string;

  /** Size of all files, GiB. */
  readonly sizeGiB: number;

  /** Files downloaded, or objects asked for, at once. */
  readonly workers: number;

  /** Host memory that the process of one device may hold of streamed weights, MiB. @default - they are not streamed */
  readonly streamBufferMiB?: number;
}

/** What a replica costs to keep up. */
export interface CostPlan {
  /** Region of the price. */
  readonly region: string;

  /** Instances of all replicas. */
  readonly instances: number;

  /** On-demand price of one instance, USD per hour. @default - not known in this region */
  readonly usdPerInstanceHour?: number;

  /** Price of all replicas for 730 hours, USD. @default - not known */
  readonly usdPerMonth?: number;

  /** Price of a million tokens of answers under the asked load, USD. @default - price or speed is not known */
  readonly usdPerMillionOutputTokens?: number;

  /** Share of what the replicas can do that the asked load is: that price holds for it alone. @default - speed is not known */
  readonly utilisation?: number;

  /** The same price at full use, USD. @default - price or speed is not known */
  readonly usdPerMillionOutputTokensAtFull?: number;

  /** Where the price was read. */
  readonly source: string;
}

/** References of the images of one replica. */
export interface ImagePlan {
  /** The inference server. */
  readonly engine: string;

  /** The proxy in front of it. */
  readonly guard: string;

  /** The tools that fetch weights. */
  readonly fetch: string;
}

/** What was decided for one service. Pure data: it is saved as the lock. */
export interface Plan {
  /** Name of the service. */
  readonly service: string;

  /** Engine and version. */
  readonly engine: string;

  /** Version of the engine. */
  readonly engineVersion: string;

  /** References of the images. */
  readonly images: ImagePlan;

  /** Instance type. */
  readonly instanceType: string;

  /** Weight format. */
  readonly weightFormat: string;

  /** Data type of what is not quantised. */
  readonly dtype: string;

  /** How a replica is cut. */
  readonly cut: Cut;

  /** Replicas at the start. */
  readonly replicas: number;

  /**
   * How their number follows the load.
   *
   * @default - it is fixed
   */
  readonly scaling?: ScalingPlan;

  /** Longest prompt plus answer, tokens. */
  readonly contextTokens: number;

  /** Requests that run at once. */
  readonly maxSequences: number;

  /** Requests that the guard lets through at once; more wait. */
  readonly admittedRequests: number;

  /** Requests that may wait at the guard; more get 429. */
  readonly queuedRequests: number;

  /** Tokens of one scheduler step. */
  readonly maxBatchedTokens: number;

  /** Share of device memory the engine may take. */
  readonly memoryShare: number;

  /** Memory of one device. */
  readonly memory: MemoryBudget;

  /** Shared memory of the engine, MiB. */
  readonly sharedMemoryMiB: number;

  /** Host memory that the engine's container needs, MiB. */
  readonly hostMemoryMiB: number;

  /** Disk that a machine or node needs, GiB. */
  readonly diskGiB: number;

  /** Start time line by platform. */
  readonly startTimeLines: { [platform: string]: TimeLine };

  /** From the stop signal to the last byte. */
  readonly drain: DrainChain;

  /** Silence limits. */
  readonly idle: IdleChain;

  /** Limits on a whole request. */
  readonly total: TotalChain;

  /** How weights get to the engine. */
  readonly weights: WeightsPlan;

  /** What it costs. */
  readonly cost: CostPlan;

  /**
   * How fast one replica is predicted to be.
   *
   * @default - the data sheet of its device lacks a figure
   */
  readonly speed?: SpeedPlan;

  /**
   * What hardware was searched, found and refused.
   *
   * @default - the instance type was given
   */
  readonly search?: SearchPlan;

  /** Each decision with its reason. */
  readonly decisions: Decision[];
}
