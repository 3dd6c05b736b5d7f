/** What a signal does over time. */
export enum SignalKind {
  /** It goes up and down. */
  GAUGE = 'gauge',
  /** It counts up, from zero after each start. */
  COUNTER = 'counter',
  /** It counts observations below each of a list of bounds. */
  HISTOGRAM = 'histogram',
}

/** What a reader asks. */
export enum SignalGroup {
  /** Is it well and fast? */
  PERFORMANCE = 'performance',
  /** Who uses it, and what does it cost? */
  BUSINESS = 'business',
  /** Are the machines well? */
  SYSTEM = 'system',
}

/** What a figure counts. */
export enum SignalUnit {
  COUNT = 'count',
  SECONDS = 'seconds',
  /** 0 to 1. */
  SHARE = 'share',
  TOKENS = 'tokens',
  BYTES = 'bytes',
  WATTS = 'watts',
  CELSIUS = 'celsius',
  DAYS = 'days',
  USD = 'USD',
}

/** Something that can be watched, the same for every engine. */
export interface Signal {
  /** Its neutral name; a platform that stores metrics under names of its own uses it. */
  readonly name: string;
  /** As a person says it. */
  readonly title: string;
  readonly unit: SignalUnit;
  readonly kind: SignalKind;
  readonly group: SignalGroup;
  /** Worth a store that charges for each metric: what alarms and scalers compare. @default false */
  readonly brought?: boolean;
}
