import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Deployment, Service } from '../deployment/deployment';
import type { IEngineVersion } from '../engine/engine';
import type { IGuard } from '../framework/guard';
import type { Plan } from '../plan/plan';

/** All that a replica is made of. */
export interface ReplicaInput {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly engineVersion: IEngineVersion;
  readonly guard: IGuard;
  readonly instanceType: InstanceTypeFacts;
  readonly plan: Plan;
}

/** Names of the volumes that containers share. */
export const VOLUMES = {
  weights: 'weights', cache: 'cache', home: 'home', scratch: 'tmp', sharedMemory: 'shm', engineConfig: 'engine-config', store: 'store', guardConfig: 'guard-config', guardScratch: 'guard-tmp', keys: 'api-keys', scripts: 'scripts',
} as const;
