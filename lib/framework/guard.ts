import type { EngineEndpoints } from '../engine/engine';
import type { LogForm } from '../logs/log-form';
import type { ProgressWatch } from '../recovery/frozen';
import type { DrainChain, IdleChain, TotalChain } from '../plan/plan';

/** After so many seconds a caller who is refused should try again, where nobody says otherwise. */
export const RETRY_AFTER_SECONDS = 5;

/** What the guard is told. */
export interface GuardOptions {
  /** Port that callers reach. */
  readonly port: number;

  /** Port of its own health and of all metrics, for the scraper only. */
  readonly adminPort: number;

  /** Where the engine listens. */
  readonly engineHost: string;

  /** Port the engine listens on. */
  readonly enginePort: number;

  /** What the engine answers on. */
  readonly endpoints: EngineEndpoints;

  /**
   * Body of a request for one token on the engine's generation path: health paths are answered by what became of the last one.
   *
   * @default - health paths are the engine's own
   */
  readonly healthBody?: string;

  /**
   * How a frozen engine is told from a busy one: health paths then fail.
   *
   * @default - health paths say what the engine says
   */
  readonly progress?: ProgressWatch;

  /** Requests let through at once. */
  readonly admittedRequests: number;

  /** Requests that may wait for a place; more get 429. */
  readonly queuedRequests: number;

  /**
   * After how many seconds a caller who finds all places taken should try again.
   *
   * @default 5
   */
  readonly fullRetrySeconds?: number;

  /**
   * After how many seconds a caller should try again who comes while the engine is not there.
   *
   * @default 5
   */
  readonly absentRetrySeconds?: number;

  /**
   * What a caller reads who comes while the engine is not there; letters, digits, blanks and . , : ; ! ? ( ) / -
   *
   * @default 'The engine is not available.'
   */
  readonly absentMessage?: string;

  /** Largest request body. */
  readonly maxBodyBytes: number;

  /** Most tokens one request may ask for. */
  readonly maxOutputTokens: number;

  /**
   * Folder with the API keys as files `current` and `previous`.
   *
   * @default - no key is asked for
   */
  readonly keysPath?: string;

  /** Folder of the configuration files. */
  readonly configPath: string;

  /** Silence limits and keep-alive. */
  readonly idle: IdleChain;

  /** Limits on a whole request. */
  readonly total: TotalChain;

  /** From the stop signal to the last byte. */
  readonly drain: DrainChain;
}

/** A proxy program that can stand in front of an engine. */
export interface IGuard {
  /** Its name. */
  readonly name: string;

  /** Reference of its image, with a tag. */
  readonly image: string;

  /** Numeric user it runs as. */
  readonly userId: number;

  /** Numeric group it runs as. */
  readonly groupId: number;

  /** Path on the admin port that answers while the guard lives, whatever the engine does. */
  readonly livenessPath: string;

  /** Code in the answer of a health path that tells of an engine which hangs. */
  readonly frozenCode: string;

  /** Path on the admin port with the guard's own metrics. */
  readonly metricsPath: string;

  /** Path on the admin port with the engine's metrics. */
  readonly engineMetricsPath: string;

  /** Gauges of the guard: what is in flight and what waits. */
  readonly inFlightMetric: string;

  /** Requests that wait. */
  readonly queuedMetric: string;

  /** Requests that were answered, a counter. */
  readonly answersMetric: string;

  /** Labels that pick the engine's series of these metrics; others count scrapes and what never reached it. */
  readonly metricLabels: { [label: string]: string };

  /** Labels that pick the answers that failed in the service. */
  readonly failureLabels: { [label: string]: string };

  /** Answers that the engine broke off once they had begun, a counter: their status says nothing of it. */
  readonly cutMetric: string;

  /** Mean time of the last answers from the first byte of the request to the last of the answer, seconds, a gauge. */
  readonly answerTimeMetric: string;

  /** Answers of all kinds that callers got, also from itself, a counter. */
  readonly callersMetric: string;

  /** Labels that pick those that were refused: no key, no place, not acceptable. */
  readonly refusalLabels: { [label: string]: string };

  /** Seconds since it started, a gauge: it starts with its replica. */
  readonly uptimeMetric: string;

  /** Largest request body that it can check, bytes. */
  readonly largestBodyBytes: number;

  /** Lines that it writes; others are not known to be free of what a request holds. */
  readonly logs: LogForm[];

  /** Signal after which it ends once the last stream has ended. */
  readonly stopSignal: string;

  /** Configuration files by name, for `configPath`. */
  files(options: GuardOptions): { [name: string]: string };

  /** Program and arguments that start it. */
  command(options: GuardOptions): string[];

  /** Most memory that it takes, whoever connects and whatever is sent, MiB. */
  memoryMiB(options: GuardOptions): number;

  /** Command inside its container that closes it to new requests while running ones go on. */
  drainCommand(options: GuardOptions): string[];
}
