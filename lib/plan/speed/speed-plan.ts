/** A figure with the range that holds four truths of five. */
export interface SpeedEstimate {
  /** One truth of ten lies below. */
  readonly low: number;

  /** The best guess. */
  readonly typical: number;

  /** One truth of ten lies above. */
  readonly high: number;
}

/** How fast one replica is predicted to be. Data for people and rules: nothing is rendered from it. */
export interface SpeedPlan {
  /** `formula`: nobody has published this model, device and engine together; `anchored`: somebody has; `measured`: the user has. */
  readonly tier: string;

  /** Requests that run at once under the asked load, on average. */
  readonly running: number;

  /** Share of what a replica can do that is asked of it; above 1 it falls behind. */
  readonly utilisation: number;

  /** Time between two tokens under the asked load, milliseconds. */
  readonly tpotMs: SpeedEstimate;

  /** The same at the 95th percentile of how many requests run. */
  readonly tpotP95Ms: SpeedEstimate;

  /** Time to the first token under the asked load, milliseconds. */
  readonly ttftMs: SpeedEstimate;

  /** The same for a prompt and a queue of the 95th percentile. */
  readonly ttftP95Ms: SpeedEstimate;

  /** Tokens of answers per second under the asked load. */
  readonly tokensPerSecond: SpeedEstimate;

  /** Tokens of answers per second when as many requests run as the plan lets run. */
  readonly maxTokensPerSecond: SpeedEstimate;

  /** Requests of the typical length per second that a replica keeps up with. */
  readonly maxRequestsPerSecond: SpeedEstimate;

  /** Where the figures come from. */
  readonly source: string;
}
