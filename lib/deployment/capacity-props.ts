/** How a machine is got. */
export enum CapacityKind {
  /** Asked for when it is needed, at the list price. */
  ON_DEMAND = 'on-demand',
  /** Spare machines of the cloud, taken back at two minutes' notice. */
  SPOT = 'spot',
  /** An On-Demand Capacity Reservation of the account. */
  RESERVED = 'reserved',
  /** A Capacity Block for ML, bought for a time. */
  CAPACITY_BLOCK = 'capacity-block',
}

/** One source of machines. */
export interface CapacitySourceProps {
  /** How machines are got. */
  readonly kind: CapacityKind;

  /**
   * Most replicas from this source.
   *
   * @default - as many as are needed
   */
  readonly replicas?: number;

  /**
   * Id of the reservation or block, such as `cr-0123456789abcdef0`. Opaque.
   *
   * @default - `reserved` takes any open reservation that matches; a block demands its own
   */
  readonly reservation?: string;

  /**
   * Zone of the reservation or block, by name or id.
   *
   * @default - every zone of the network
   */
  readonly zone?: string;

  /**
   * When a block starts, as `YYYY-MM-DDTHH:MM:SSZ`.
   *
   * @default - it has started
   */
  readonly starts?: string;

  /**
   * When a block ends, as `YYYY-MM-DDTHH:MM:SSZ`. Its machines are taken away from half an hour before.
   *
   * @default - not a block
   */
  readonly ends?: string;
}
