/** An adapter, as the engine sees it. */
export interface TunedAdapter {
  /** Name that requests use. */
  readonly name: string;

  /** Its folder. */
  readonly path: string;
}

/** How tokens are guessed ahead. */
export interface TunedSpeculation {
  /** `ngram`, `draft-model`, `eagle`, `eagle3` or `mtp`. */
  readonly method: string;

  /** Tokens guessed at once. */
  readonly tokens: number;

  /** Folder of the draft model. @default - none */
  readonly draftPath?: string;
}

/** The switches of a deployment, as an engine is told them. What is absent stays as the engine does it by itself. */
export interface EngineTuning {
  /** Data type of the KV cache. @default - the model's */
  readonly kvCacheDtype?: string;

  /** Whether long prompts are computed in parts. @default - as the engine does */
  readonly chunkedPrefill?: boolean;

  /** Whether shared beginnings stay in the cache. @default - as the engine does */
  readonly prefixCache?: boolean;

  /** Host memory for the cache, GiB. @default - none */
  readonly kvOffloadGiB?: number;

  /** Guessing ahead. @default - none */
  readonly speculation?: TunedSpeculation;

  /** Adapters; empty when there are none. */
  readonly adapters: TunedAdapter[];

  /** Largest rank of an adapter. */
  readonly maxAdapterRank: number;

  /** What keeps answers to a schema. @default - the engine's choice */
  readonly structuredOutput?: string;

  /** How calls of tools are read. @default - they stay text */
  readonly toolCallParser?: string;

  /** How reasoning is told apart. @default - it stays in the answer */
  readonly reasoningParser?: string;

  /** Address that takes spans of requests by OTLP over gRPC. @default - none are sent */
  readonly tracesEndpoint?: string;
}

/** What an engine version makes of one switch. */
export interface SwitchSupport {
  /** The field below `optimization`; `traces` stands below `observability`. */
  readonly name: string;

  /** Flags, variables or keys of a file that it becomes; empty when the engine lacks it. */
  readonly options: string[];

  /** Values that it takes. @default - any */
  readonly values?: string[];

  /** The nearest thing, when it lacks the switch. @default - it has it */
  readonly instead?: string;
}
