import type { DegradationStep, DegradationTrigger } from '../deployment/degradation';
import type { DegradationAction } from '../deployment/degradation-props';
import type { Deployment, Service } from '../deployment/deployment';
import type { Plan } from '../plan/plan';

/** Who takes a step. */
export enum Actor {
  /** The guard of each replica, at once and by itself. */
  GUARD = 'guard',
  /** The load balancer, told by an alarm. */
  LOAD_BALANCER = 'load balancer',
  /** A record in DNS that follows the health of what it names. */
  DNS = 'DNS',
  /** A person, by a command of docs/degradation.md. */
  OPERATOR = 'operator',
  /** Nobody yet: a gateway that reads requests is needed. */
  GATEWAY = 'needs gateway',
}

/** What an action is asked about. */
export interface DegradedService {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly plan: Plan;
}

/** One kind of step. */
export interface Action {
  readonly action: DegradationAction;

  /** Fields of a step that it reads, besides its trigger. */
  readonly fields: readonly (keyof DegradationStep)[];

  /** True when it watches by itself: a trigger in the description means nothing to it. */
  readonly watchesItself?: boolean;

  /** When it is taken where the description says nothing. */
  trigger(of: DegradedService): DegradationTrigger;

  /** What it does, with its figures. */
  does(step: DegradationStep, of: DegradedService): string;

  /** Who takes it, on the platforms of the deployment. */
  takenBy(step: DegradationStep, of: DegradedService): Actor[];
}
