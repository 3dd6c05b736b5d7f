import { poolsOf, type CapacityPool } from '../../capacity/pools';
import { rangeOf, segmentsOf, type CapacitySegment } from '../../capacity/segments';
import { CapacityKind } from '../../deployment/capacity-props';
import type { PlanSubject } from '../rule';

/** Sources of machines, each with its replicas. */
export const segmentsIn = ({ service, plan }: PlanSubject): CapacitySegment[] => segmentsOf(service.capacity, rangeOf(plan));

/** Groups of machines. */
export const poolsIn = (subject: PlanSubject): CapacityPool[] => poolsOf(segmentsIn(subject), subject.service.alternatives.length);

/** Sources of one kind. */
export const sourcesOf = (subject: PlanSubject, wanted: CapacityKind): CapacitySegment[] => segmentsIn(subject).filter(({ kind }) => kind === wanted);

/** The field of a source. */
export const fieldOf = ({ index }: CapacitySegment, field = ''): string => ['hardware.capacity', index, field].filter((part) => part !== '').join('.');
