import type { DegradationStep } from '../deployment/degradation';
import { DegradationAction } from '../deployment/degradation-props';
import type { Service } from '../deployment/deployment';
import type { GuardOptions } from '../framework/guard';

const stepOf = ({ degradation: { steps } }: Service, wanted: DegradationAction): Partial<DegradationStep> => steps.find(({ action }) => action === wanted) ?? {};

/** Requests that may wait in one replica, where the ladder says. */
export function queueOf(service: Service): number | undefined {
  return stepOf(service, DegradationAction.SHED_LOAD).queue;
}

/** What the guard says on the first and on the last step of the ladder. */
export function guardAnswersFor(service: Service): Pick<GuardOptions, 'fullRetrySeconds' | 'absentRetrySeconds' | 'absentMessage'> {
  const full = stepOf(service, DegradationAction.SHED_LOAD).retryAfterSeconds;
  const { retryAfterSeconds: absent, message } = stepOf(service, DegradationAction.REFUSE);
  return {
    ...(full !== undefined && { fullRetrySeconds: full }),
    ...(absent !== undefined && { absentRetrySeconds: absent }),
    ...(message !== undefined && { absentMessage: message }),
  };
}
