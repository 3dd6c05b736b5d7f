import type { DegradationTrigger } from '../../deployment/degradation';
import { DegradationSignal } from '../../deployment/degradation-props';
import type { DegradedService } from '../action';

/** Callers wait, and before long they are refused. */
export const queueHalfFull = ({ plan }: DegradedService): DegradationTrigger => ({ signal: DegradationSignal.REQUESTS_HELD, is: 'above', limit: plan.queuedRequests / 2, forSeconds: 60 });

/** Nobody is there. A replica that is replaced alone does not count: another one answers. */
export const nobodyThere = (): DegradationTrigger => ({ signal: DegradationSignal.REPLICAS_REPORTING, is: 'below', limit: 1, forSeconds: 60 });
