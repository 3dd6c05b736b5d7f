/** A fine-tuned addition to the model that requests may ask for by name. */
export interface AdapterProps {
  /** Name that requests put into `model`. */
  readonly name: string;

  /** Folder of its files below `model.source`, such as `adapters/legal`: fetched and verified together with the weights. */
  readonly folder: string;
}

/** Guessing several tokens ahead, and checking them in one step of the model. */
export interface SpeculationProps {
  /** How they are guessed: `ngram` (from the prompt), `draft-model`, `eagle`, `eagle3`, or `mtp` (layers of the model itself). */
  readonly method: string;

  /**
   * Tokens guessed at once.
   *
   * @default 3
   */
  readonly tokens?: number;

  /**
   * Folder of the draft model below `model.source`, fetched and verified together with the weights.
   *
   * @default - none: `ngram` and `mtp` need no draft model, the others are refused without one
   */
  readonly draftFolder?: string;

  /**
   * Size of the draft model's files, such as `1.5GiB`: every device holds them in full. Its own cache is not counted.
   *
   * @default - nothing is counted for a draft model
   */
  readonly draftSize?: string;
}

/** Switches that mean the same for every engine. One that the engine lacks is a finding with the nearest alternative. */
export interface OptimizationProps {
  /**
   * Data type of the KV cache, such as `fp8`: half the bytes hold twice the tokens, at some loss of quality.
   *
   * @default - the data type of the model
   */
  readonly kvCacheDtype?: string;

  /**
   * Requests that run at once.
   *
   * @default - what the cache holds, at most what the engine runs by itself
   */
  readonly maxSequences?: number;

  /**
   * Tokens of one step of the scheduler: more make prompts faster and answers less even.
   *
   * @default - the engine's own figure for the device
   */
  readonly maxBatchedTokens?: number;

  /**
   * Whether a long prompt is computed in parts, between the steps of running answers.
   *
   * @default - as the engine does by itself
   */
  readonly chunkedPrefill?: boolean;

  /**
   * Whether the cache of a beginning that requests share is kept for the next one.
   *
   * @default - as the engine does by itself
   */
  readonly prefixCache?: boolean;

  /**
   * Host memory for parts of the cache that no running request needs, such as `32GiB`.
   *
   * @default - the cache lives on the devices alone
   */
  readonly kvOffload?: string;

  /**
   * Guessing tokens ahead.
   *
   * @default - tokens are computed one by one
   */
  readonly speculation?: SpeculationProps;

  /**
   * Adapters that are loaded at start.
   *
   * @default []
   */
  readonly adapters?: AdapterProps[];

  /**
   * Largest rank of an adapter: memory is set aside for it.
   *
   * @default 16
   */
  readonly maxAdapterRank?: number;

  /**
   * What keeps answers to a schema: `xgrammar`, `guidance`, `outlines` or what else the engine knows.
   *
   * @default - the engine's own choice
   */
  readonly structuredOutput?: string;

  /**
   * How calls of tools are read from the model's text, by the name that the engine has for the model's way.
   *
   * @default - calls stay text
   */
  readonly toolCallParser?: string;

  /**
   * How reasoning is told apart from the answer, by the name that the engine has for the model's way.
   *
   * @default - reasoning stays in the answer
   */
  readonly reasoningParser?: string;
}
