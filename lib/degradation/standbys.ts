import type { DegradationStep, Standby } from '../deployment/degradation';
import type { Service } from '../deployment/deployment';

/** A step whose standby has an address, and that standby. */
export interface StandbyStep {
  readonly step: DegradationStep;
  readonly standby: Standby;
}

/** The first standby of a service that one platform can lead requests to: of several that a load balancer knows, only one is switched to. */
export function standbyBehind({ degradation: { steps } }: Service, address: 'targetGroup' | 'service'): StandbyStep | undefined {
  const step = steps.find(({ standby }) => standby?.[address] !== undefined);
  return step?.standby && { step, standby: step.standby };
}

/** Whole shares of a hundred, of the service and of its standby. */
export function weightsOf({ share = 0 }: Standby): { readonly own: number; readonly standby: number } {
  const standby = Math.round(share * 100);
  return { own: 100 - standby, standby };
}
