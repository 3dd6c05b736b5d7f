import type { Plan } from '../plan/plan';
import type { Service } from '../deployment/deployment';
import type { Expression } from '../signals/expression';
import type { SignalUnit } from '../signals/signal';

/** One line of a panel. */
export interface Line {
  readonly label: string;
  readonly expression: Expression;
}

/** A level that lines are held against. */
export interface Bound {
  readonly label: string;
  /** In the unit of the panel. */
  readonly value: number;
  /** Which side of it is bad. @default above */
  readonly bad?: 'above' | 'below';
}

/** One question, answered by a few lines. */
export interface Panel {
  readonly title: string;
  /** What a reader takes from it. */
  readonly says: string;
  readonly unit: SignalUnit;
  readonly lines: readonly Line[];
  /** @default [] */
  readonly bounds?: readonly Bound[];
  /** Codes of alerts that compare one of the lines: their limits are drawn, too. @default [] */
  readonly limitsOf?: readonly string[];
  /** What is larger leaves the picture, or one hour would flatten all others. @default - everything is in it */
  readonly most?: number;
  /** True where the latest value says it all. @default false - how it came about is drawn */
  readonly latest?: boolean;
}

/** A place for a panel: the first that can be drawn in full stands there, else the first that can be drawn at all. */
export type Slot = readonly Panel[];

/** What panels know of a service. */
export interface PanelSubject {
  readonly service: Service;
  readonly plan: Plan;
}

/** Panels that answer one question together. */
export interface Section {
  readonly title: string;
  /** True where it is looked at only when something is wrong. */
  readonly folded: boolean;

  slots(subject: PanelSubject): readonly Slot[];
}

/** Seconds that rates and quantiles are taken over: short enough to see a burst, long enough for twenty scrapes. */
export const WINDOW_SECONDS = 300;

/** What is left of lines that cannot be made. */
export function made<T>(...items: readonly (T | undefined)[]): T[] {
  return items.filter((item): item is T => item !== undefined);
}
