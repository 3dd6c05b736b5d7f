import type { InstanceTypeFacts } from '../../lib/accelerator/instance-type';
import type { ReplicaSpec } from '../../lib/container/container-spec';
import type { Deployment, Service } from '../../lib/deployment/deployment';
import type { EngineEndpoints } from '../../lib/engine/engine';
import type { EngineMetrics } from '../../lib/engine/engine-metrics';
import type { LogForm } from '../../lib/logs/log-form';
import type { Plan } from '../../lib/plan/plan';

/** What the box must know of the engine version, besides its container. */
export interface EngineSurface {
  /** How it answers over HTTP. */
  readonly endpoints: EngineEndpoints;

  /** Names of its metrics. */
  readonly metrics: EngineMetrics;

  /**
   * Lines that it writes.
   *
   * @default - no line is known, and none is collected
   */
  readonly logs?: LogForm[];
}

/** What was decided for one service: the input of every construct in this folder. */
export interface ServingInput {
  /** The whole deployment. */
  readonly deployment: Deployment;

  /** The service that is rendered. */
  readonly service: Service;

  /** What was decided for it. */
  readonly plan: Plan;

  /** Its containers. */
  readonly replica: ReplicaSpec;

  /** What it runs on. */
  readonly instanceType: InstanceTypeFacts;

  /** What the box must know of the engine version. */
  readonly engineVersion: EngineSurface;
}
