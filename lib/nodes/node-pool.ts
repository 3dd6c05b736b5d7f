import type { InstanceTypeFacts } from '../accelerator/instance-type';
import { rangeOf, segmentsOf } from '../capacity/segments';
import type { CapacitySourceProps } from '../deployment/capacity-props';
import type { Plan } from '../plan/plan';

/** Machines from one source. */
export interface NodePool {
  /** What tells it from the others: how its machines are got. */
  readonly name: string;

  /** Where they come from. */
  readonly source: CapacitySourceProps;

  /** Machines at least, where they stand whether pods need them or not. */
  readonly fewest: number;

  /** Machines at most. */
  readonly most: number;
}

/** How many replicas there may be, and where they may stand. */
export interface Demand {
  readonly capacity: readonly CapacitySourceProps[];
  readonly plan: Pick<Plan, 'replicas' | 'scaling' | 'cut'>;
  readonly instanceType: InstanceTypeFacts;
  /** Whether an update starts one replica more. */
  readonly spareAccelerator: boolean;
}

/** One pool for each source, best first. Each may hold as much as its limit allows: those after it take its place where it cannot be had. */
export function nodePoolsFor({ capacity, plan, instanceType, spareAccelerator }: Demand): NodePool[] {
  const range = rangeOf(plan);
  const most = range.max + (spareAccelerator ? 1 : 0);
  const names = capacity.map(({ kind }) => kind as string);
  return segmentsOf(capacity, range).map(({ least }, index) => ({
    name: distinct(names, index),
    source: capacity[index],
    fewest: machinesFor(least, plan.cut, instanceType),
    most: machinesFor(Math.min(capacity[index].replicas ?? most, most), plan.cut, instanceType),
  }));
}

/** Machines that hold so many replicas: several for each, or as many replicas on each as its devices allow. */
export function machinesFor(replicas: number, { devices, nodes = 1 }: Plan['cut'], { accelerator: { count } }: InstanceTypeFacts): number {
  if (nodes > 1) return replicas * nodes;
  const onOne = Math.max(1, Math.floor(count / devices));
  return Math.ceil(replicas / onOne);
}

/** A source that is named twice is numbered. */
function distinct(names: readonly string[], index: number): string {
  const name = names[index];
  const before = names.slice(0, index).filter((other) => other === name).length;
  return before === 0 ? name : `${name}-${before + 1}`;
}
