/** How fast a server program works, whatever it runs on: the constants of the speed formulae. Shares are of what the data sheet of a device promises. */
export interface EnginePerformance {
  /** Share of the memory bandwidth that a decode step reaches. */
  readonly memoryShare: number;

  /** Share of the compute rate that a large decode batch reaches. */
  readonly decodeShare: number;

  /** Share of the compute rate that a prompt reaches. */
  readonly prefillShare: number;

  /** Launches and scheduling of one dense layer, microseconds for each step. */
  readonly layerMicroseconds: number;

  /** The same for a layer of experts: routing, permutation and grouped products come on top. */
  readonly expertLayerMicroseconds: number;

  /** Sampling and bookkeeping of one running sequence, microseconds for each step. */
  readonly sequenceMicroseconds: number;

  /** Time that a request takes besides the model: parsing, tokenizing, the queue's turn. Milliseconds. */
  readonly requestMilliseconds: number;

  /** Steps of the running batch that pass until a new request has its first token. */
  readonly firstTokenSteps: number;

  /**
   * True when a request waits until the cache has room for its whole answer.
   *
   * @default false - it runs while there is room for what it has so far
   */
  readonly reservesAnswer?: boolean;
}
