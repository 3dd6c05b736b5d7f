/** Between which bounds a histogram tells one value from another. */
export interface HistogramBounds {
  /** Lowest one, seconds. */
  readonly least: number;

  /** Highest one, seconds. */
  readonly most: number;
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

  /** Time in the engine's queue, a histogram in seconds. @default - none */
  readonly queueTime?: string;

  /** Prompt tokens that were looked for in the prefix cache, a counter. @default - none */
  readonly prefixCacheQueries?: string;

  /** Prompt tokens that were found in the prefix cache, a counter. @default - none */
  readonly prefixCacheHits?: string;

  /** Share of prompt tokens found in the prefix cache, 0 to 1, where the engine counts neither. @default - none */
  readonly prefixCacheHitShare?: string;

  /**
   * Labels that pick the series of a gauge that count; an empty value also stands for a missing label.
   *
   * @default - every series counts
   */
  readonly gaugeLabels?: { [label: string]: string };

  /** The label that holds the served model name. */
  readonly modelLabel: string;

  /** Bounds of the time to first token. @default - not known */
  readonly timeToFirstTokenBounds?: HistogramBounds;

  /** Bounds of the time between tokens. @default - not known */
  readonly interTokenLatencyBounds?: HistogramBounds;
}
