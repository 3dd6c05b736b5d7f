import type { SpeedEstimate } from '../speed/speed-plan';

/** One way to serve the asked load. */
export interface SearchChoice {
  /** Instance type; one replica stands on one instance. */
  readonly instanceType: string;

  /** Replicas that carry the load and keep the promises. */
  readonly replicas: number;

  /** Devices that one replica spans. */
  readonly tensorParallel: number;

  /** Weight format. */
  readonly weightFormat: string;

  /** Price of all replicas, USD per hour on demand. */
  readonly usdPerHour: number;

  /** The same for 730 hours, USD. */
  readonly usdPerMonth: number;

  /** Time per output token at the 95th percentile, milliseconds. */
  readonly tpotP95Ms: SpeedEstimate;

  /** Time to the first token at the 95th percentile, milliseconds. */
  readonly ttftP95Ms: SpeedEstimate;

  /** Share of what the replicas can do that is asked of them. */
  readonly utilisation: number;

  /** `formula`, `anchored` or `measured`. */
  readonly tier: string;

  /** What speaks for it, beside the first of the list. */
  readonly reason: string;
}

/** Ways that were refused for the same reason. */
export interface SearchRefusal {
  /** Why. */
  readonly why: string;

  /** Instance types, in the order of the catalogue. */
  readonly instanceTypes: string[];
}

/** What was searched, found and refused. */
export interface SearchPlan {
  /** `cheapest` or `fastest`. */
  readonly objective: string;

  /** At most ten ways, the best first; never two of one instance type. */
  readonly choices: SearchChoice[];

  /** Everything else, by reason. */
  readonly refused: SearchRefusal[];
}
