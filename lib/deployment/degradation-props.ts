/** What is done when the service cannot keep its promises, from the mildest to the last. */
export enum DegradationAction {
  /** More requests than fit are refused with 429 and a time to come back. */
  SHED_LOAD = 'shed-load',
  /** Answers get shorter. */
  SHORTER_ANSWERS = 'shorter-answers',
  /** Questions that were asked before get the answer of then. */
  CACHED_ANSWERS = 'cached-answers',
  /** A smaller model answers. */
  SMALLER_MODEL = 'smaller-model',
  /** The same model answers in another zone or region. */
  OTHER_PLACE = 'other-place',
  /** An API of somebody else answers. */
  MANAGED_API = 'managed-api',
  /** Nobody answers: callers get 503 with a message. */
  REFUSE = 'refuse',
}

/** What a step watches, in the names of signals. */
export enum DegradationSignal {
  /** Requests that the guard of one replica holds back, as a mean over the replicas. */
  REQUESTS_HELD = 'requests_held',
  /** Used share of the KV cache, 0 to 1, as a mean over the replicas. */
  KV_CACHE_USAGE = 'kv_cache_usage',
  /** Time to the first token at the 95th percentile, seconds. */
  TIME_TO_FIRST_TOKEN = 'time_to_first_token_seconds',
  /** Share of answers that fail, 0 to 1. */
  FAILED_SHARE = 'failed_share',
  /** Replicas that show their metrics. */
  REPLICAS_REPORTING = 'replicas_reporting',
}

/** When a step is taken. */
export interface DegradationTriggerProps {
  /** What is watched. */
  readonly signal: DegradationSignal;

  /**
   * It is taken while the signal is above this.
   *
   * @default - `below` says when
   */
  readonly above?: number;

  /**
   * It is taken while the signal is below this.
   *
   * @default - `above` says when
   */
  readonly below?: number;

  /**
   * How long that must last, such as `1m`.
   *
   * @default '1m'
   */
  readonly lasting?: string;
}

/** When a step is taken back: the same signal, far enough on the other side that the two do not alternate. */
export interface DegradationReturnProps {
  /**
   * It is taken back once the signal is below this.
   *
   * @default - three quarters of what it was taken above
   */
  readonly below?: number;

  /**
   * It is taken back once the signal is at least this.
   *
   * @default - what it was taken below
   */
  readonly atLeast?: number;

  /**
   * How long that must last, such as `5m`.
   *
   * @default '5m'
   */
  readonly lasting?: string;
}

/** Who answers in place of the service: a service that is deployed on its own and kept small. */
export interface StandbyProps {
  /**
   * Id of the model that it serves.
   *
   * @default - the same model
   */
  readonly model?: string;

  /**
   * Instance type that it runs on.
   *
   * @default - the same type
   */
  readonly instanceType?: string;

  /**
   * Region that it stands in.
   *
   * @default - the same region
   */
  readonly region?: string;

  /**
   * Zones that it stands in, by name.
   *
   * @default - those of the network
   */
  readonly zones?: string[];

  /**
   * ARN of its target group, behind the same load balancer. Opaque.
   *
   * @default - no load balancer of AWS leads to it
   */
  readonly targetGroup?: string;

  /**
   * Name of its Service in the same namespace.
   *
   * @default - no route of Kubernetes leads to it
   */
  readonly service?: string;

  /**
   * Share of the requests that it always answers, 0 to 1, so that it is known to work.
   *
   * @default 0
   */
  readonly share?: number;
}

/** One step. */
export interface DegradationStepProps {
  /** What is done. */
  readonly action: DegradationAction;

  /**
   * When.
   *
   * @default - each action has a trigger of its own; see docs/degradation.md
   */
  readonly when?: DegradationTriggerProps;

  /**
   * When it is taken back.
   *
   * @default - derived from the trigger
   */
  readonly back?: DegradationReturnProps;

  /**
   * Requests that may wait for a place in one replica, for `shed-load`.
   *
   * @default - as many as one replica runs at once
   */
  readonly queue?: number;

  /**
   * When callers should try again, such as `10s`, for `shed-load` and `refuse`.
   *
   * @default '5s'
   */
  readonly retryAfter?: string;

  /**
   * Most tokens of an answer, for `shorter-answers`.
   *
   * @default - a quarter of what one request may ask for otherwise
   */
  readonly maxOutputTokens?: number;

  /**
   * Who answers, for `smaller-model` and `other-place`.
   *
   * @default - nobody: the step needs one
   */
  readonly standby?: StandbyProps;

  /**
   * Address of an OpenAI-compatible API, such as `https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1`, for `managed-api`.
   *
   * @default - nobody: the step needs one
   */
  readonly url?: string;

  /**
   * What callers read, for `refuse`.
   *
   * @default 'The engine is not available.'
   */
  readonly message?: string;
}

/** What is done, step by step, when the service cannot keep its promises. */
export interface DegradationProps {
  /**
   * The steps, the mildest first. Load is always shed first, and refusal is always the last.
   *
   * @default - load is shed, then requests are refused
   */
  readonly steps?: DegradationStepProps[];
}
