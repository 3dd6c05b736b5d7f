/** How one revision follows another. */
export enum RolloutStrategy {
  /** Replicas are replaced one after another. */
  ROLLING = 'rolling',
  /** A share of the new revision is watched, then the rest follows at once. */
  CANARY = 'canary',
  /** The new revision takes over in equal shares, each of which is watched. */
  LINEAR = 'linear',
}

/** How an update is brought out. */
export interface RolloutProps {
  /**
   * How one revision follows another.
   *
   * @default 'rolling'
   */
  readonly strategy?: RolloutStrategy;

  /**
   * How much the new revision takes over first (`canary`), or in each step (`linear`), 0 to 1: of the requests on Amazon ECS, of the machines on EC2.
   *
   * @default 0.1
   */
  readonly share?: number;

  /**
   * How long the answers of each step are watched, and those of all replicas at the end, such as `10m`; more than 5 % failed answers take the update back.
   *
   * @default '5m'
   */
  readonly bakeTime?: string;
}
