import type { Exposure } from './enums';

/** What is promised to callers. */
export interface SloProps {
  /**
   * Time to first token at the 95th percentile, such as `1500ms`.
   *
   * @default - no promise
   */
  readonly ttftP95?: string;

  /**
   * Time per output token at the 95th percentile, such as `50ms`.
   *
   * @default - no promise
   */
  readonly tpotP95?: string;

  /**
   * Requests of a hundred that the service does not fail, such as `99.9`. On EC2 and ECS a service level objective of Application Signals watches it.
   *
   * @default - no promise; outside `dev` the objective asks for 99
   */
  readonly availability?: number;
}

/** The load it is sized for. */
export interface WorkloadProps {
  /**
   * Typical prompt, tokens.
   *
   * @default - 1500, at most three quarters of the context
   */
  readonly inputTokens?: number;

  /**
   * Typical answer, tokens.
   *
   * @default - 500, at most what the prompt leaves of the context
   */
  readonly outputTokens?: number;

  /**
   * Longest prompt plus answer, tokens.
   *
   * @default - the model's declared maximum, at most 32768
   */
  readonly contextTokens?: number;

  /**
   * Requests that one replica must hold at once.
   *
   * @default 8
   */
  readonly concurrency?: number;

  /**
   * Longest time one answer may take, such as `10m`: the drain and every total time-out are derived from it.
   *
   * @default '5m'
   */
  readonly longestGeneration?: string;

  /**
   * Longest silence before the first token, such as `60s`: every idle time-out is derived from it.
   *
   * @default '60s'
   */
  readonly longestSilence?: string;

  /**
   * Arrivals per second at peak, over all replicas.
   *
   * @default - not sized for a rate
   */
  readonly requestsPerSecond?: number;

  /**
   * Callers at once over all replicas, each of whom waits for an answer before the next request.
   *
   * @default - `concurrency` for each replica
   */
  readonly users?: number;

  /**
   * Prompt that one request of twenty exceeds, tokens: the time to the first token is judged with it.
   *
   * @default - as long as `inputTokens`
   */
  readonly inputTokensP95?: number;

  /**
   * Answer that one request of twenty exceeds, tokens: the longest generation is judged with it.
   *
   * @default - as long as `outputTokens`
   */
  readonly outputTokensP95?: number;

  /**
   * Share of a prompt that the prefix cache is expected to hold, 0 to 1.
   *
   * @default 0
   */
  readonly cacheHitShare?: number;

  /**
   * A CSV file of measurements of one's own, beside the deployment; the columns are those of the published table in docs/planner.md.
   *
   * @default - only published measurements are known
   */
  readonly measured?: string;

  /**
   * What is promised to callers.
   *
   * @default - no promise
   */
  readonly slo?: SloProps;
}

/** What the autoscaler holds constant. */
export interface ScalingTargetProps {
  /**
   * Requests in flight per replica, running and waiting: as many as one replica serves within what is promised, not as many as it can hold.
   *
   * @default - `workload.concurrency`
   */
  readonly concurrency?: number;
}

/** Limits past which one more replica starts, whatever the load. */
export interface ScalingGuardsProps {
  /**
   * Used share of the KV cache, 0 to 1, as a mean over the replicas.
   *
   * @default 0.9
   */
  readonly kvUsage?: number;

  /**
   * Time to the first token at the 95th percentile, such as `2s`; only a scaler that reads histograms can watch it.
   *
   * @default - not watched
   */
  readonly ttftP95?: string;
}

/** How long the autoscaler waits after each step. */
export interface ScalingCooldownProps {
  /**
   * After more replicas were asked for, such as `10m`.
   *
   * @default - as long as a new replica may take until it serves
   */
  readonly scaleOut?: string;

  /**
   * How long less load must last before a replica goes, such as `15m`.
   *
   * @default - as long as a new replica may take until it serves, at least 5 minutes
   */
  readonly scaleIn?: string;
}

/** A stretch of the week in which more replicas stay. */
export interface ScalingScheduleProps {
  /**
   * Days on which it begins: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
   *
   * @default - every day
   */
  readonly days?: string[];

  /** Time of day at which it begins, `HH:MM`. */
  readonly from: string;

  /** Time of day at which it ends, `HH:MM`; when it is not later than `from`, on the next day. */
  readonly to: string;

  /**
   * Time zone by its IANA name, such as `Europe/Berlin`.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string;

  /** Fewest replicas within it. */
  readonly min: number;
}

/** How many replicas run. */
export interface ScalingProps {
  /**
   * Fewest replicas.
   *
   * @default 1
   */
  readonly min?: number;

  /**
   * Most replicas.
   *
   * @default - as many as `min`
   */
  readonly max?: number;

  /**
   * What the autoscaler holds constant between `min` and `max`.
   *
   * @default - `workload.concurrency` requests in flight per replica
   */
  readonly target?: ScalingTargetProps;

  /**
   * Limits past which one more replica starts, whatever the load.
   *
   * @default - the KV cache is watched where the engine shows its use
   */
  readonly guards?: ScalingGuardsProps;

  /**
   * How long the autoscaler waits after each step.
   *
   * @default - derived from the time that a new replica takes to start
   */
  readonly cooldown?: ScalingCooldownProps;

  /**
   * Stretches of the week in which more replicas stay.
   *
   * @default []
   */
  readonly schedules?: ScalingScheduleProps[];

  /**
   * Stopped machines that are held ready on EC2: each has started once and served a token, and takes callers only when the load calls it.
   *
   * @default - none: a new replica begins with a new machine
   */
  readonly warmPool?: number;

  /**
   * Whether a spare accelerator exists while an update rolls, so that a new replica can start before an old one stops.
   *
   * @default false
   */
  readonly spareAccelerator?: boolean;
}

/** API keys, by reference: never their values. */
export interface ApiKeysProps {
  /**
   * Name of the secret. On AWS a Secrets Manager secret (its current and previous version are both accepted); on Kubernetes a Secret with the keys
   * `current` and, while rotating, `previous`. Opaque.
   */
  readonly secret: string;
}

/** Signed tokens of callers that are programs (OAuth 2.0 client credentials), checked by the load balancer: signature (RS256), issuer and expiry. */
export interface TokensProps {
  /** Who issues them, exactly as the claim `iss` says it. */
  readonly issuer: string;

  /** Address of the issuer's public keys, such as `https://id.example.com/.well-known/jwks.json`; it must be reachable from the internet. */
  readonly keysUrl: string;

  /**
   * Whom they must be issued for: a value of the claim `aud`.
   *
   * @default - every token of the issuer is let in
   */
  readonly audience?: string;
}

/** People who log in with a browser at an identity provider (OpenID Connect), which the load balancer leads them to; a session lasts seven days. */
export interface LoginProps {
  /** Who says who they are, exactly as the provider's configuration spells `issuer`. */
  readonly issuer: string;

  /** Id that the provider gave this service. Opaque. */
  readonly clientId: string;

  /** Name or ARN of the Secrets Manager secret whose text is the client secret: CloudFormation resolves it. Opaque. */
  readonly secret: string;

  /** Where people log in: `authorization_endpoint` of the provider's configuration. */
  readonly authorizationUrl: string;

  /** Where the load balancer fetches tokens: `token_endpoint`. */
  readonly tokenUrl: string;

  /** Where it fetches claims: `userinfo_endpoint`. */
  readonly userInfoUrl: string;
}

/** Who may call, and how much one call may ask for. */
export interface AccessProps {
  /**
   * Who can reach the service.
   *
   * @default 'internal'
   */
  readonly exposure?: Exposure;

  /**
   * API keys that callers present as `Authorization: Bearer`.
   *
   * @default - no key is asked for
   */
  readonly apiKeys?: ApiKeysProps;

  /**
   * Tokens that callers present as `Authorization: Bearer` in place of API keys.
   *
   * @default - no token is asked for
   */
  readonly tokens?: TokensProps;

  /**
   * A login for people, in place of keys and tokens.
   *
   * @default - nobody is asked to log in
   */
  readonly login?: LoginProps;

  /**
   * Certificate of the load balancer, an ACM ARN. Opaque.
   *
   * @default - plain HTTP inside the network; `public` demands one
   */
  readonly certificate?: string;

  /**
   * Host name that callers use, such as `chat.example.com`.
   *
   * @default - the load balancer's own name, and every host of a gateway's listener
   */
  readonly hostName?: string;

  /**
   * Address ranges that may reach the load balancer.
   *
   * @default - the network's own range when internal, everybody when public
   */
  readonly allowedCidrs?: string[];

  /**
   * Largest request body, such as `8MiB`; the guard holds a body in memory while it checks it.
   *
   * @default '2MiB'
   */
  readonly maxBodySize?: string;

  /**
   * Most tokens one request may ask for.
   *
   * @default - the context length
   */
  readonly maxOutputTokens?: number;
}
