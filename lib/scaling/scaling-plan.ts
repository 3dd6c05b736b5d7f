import type { MetricSource } from '../signals/metric-source';
import type { SpeedPlan } from '../plan/speed/speed-plan';

/** A metric that the signal is made of. */
export interface SignalMetric {
  /** Its neutral name, such as `requests_running`: the same for every engine. */
  readonly name: string;

  /** Its name as it is scraped. */
  readonly metric: string;

  /** Labels that pick the series that count; an empty value also stands for a missing label. */
  readonly labels: { [label: string]: string };

  /** Who shows it. */
  readonly source: MetricSource;

  /** How many series one replica has of it; their sum counts. */
  readonly series: number;
}

/** What the number of replicas follows. */
export interface ScalingSignal {
  /** Gauges that add up to the requests in flight, running and waiting. */
  readonly load: SignalMetric[];

  /** Used share of the KV cache, 0 to 1. @default - the engine does not show it */
  readonly kvUsage?: SignalMetric;

  /** Time to the first token, a histogram in seconds. @default - the engine does not show it */
  readonly timeToFirstToken?: SignalMetric;
}

/** Limits beside the load: past one of them one more replica is wanted than serve. They never remove one. */
export interface ScalingGuards {
  /** Mean used share of the KV cache, 0 to 1. @default - not watched */
  readonly kvUsage?: number;

  /** Time to the first token at the 95th percentile, seconds. @default - not watched */
  readonly ttftP95Seconds?: number;
}

/** A stretch of the week in which more replicas stay. */
export interface ScalingSchedule {
  /** Days on which it begins: `mon` to `sun`. */
  readonly days: string[];

  /** Time of day at which it begins, `HH:MM`. */
  readonly from: string;

  /** Time of day at which it ends, `HH:MM`; on the next day when it is not later than `from`. */
  readonly to: string;

  /** Time zone by its IANA name. */
  readonly timeZone: string;

  /** Fewest replicas within it. */
  readonly min: number;
}

/** How the number of replicas follows the load. */
export interface ScalingPlan {
  /** Fewest replicas, and those at the start. */
  readonly min: number;

  /** Most replicas. */
  readonly max: number;

  /** Requests in flight, running and waiting, that one replica should have. */
  readonly target: number;

  /** What is measured. */
  readonly signal: ScalingSignal;

  /** Limits beside the load. */
  readonly guards: ScalingGuards;

  /** Seconds that a new replica may take until it serves, on the slowest platform. */
  readonly startSeconds: number;

  /** Seconds in which a step out is given time to work. */
  readonly scaleOutSeconds: number;

  /** Seconds for which less load must last before a replica goes. */
  readonly scaleInSeconds: number;

  /** Stretches with more replicas. */
  readonly schedules: ScalingSchedule[];

  /**
   * How fast one replica is predicted to be with as many requests in flight as the target.
   *
   * @default - the data sheet of its device lacks a figure
   */
  readonly speed?: SpeedPlan;
}
