import type { AcceleratorFacts } from '../../accelerator/instance-type';
import type { EngineMemory } from '../../engine/engine';
import type { EnginePerformance } from '../../engine/performance';
import type { ModelFacts } from '../../model/model';

/** How a replica is spread over devices. */
export interface SpeedCut {
  /** Devices that share one layer's attention. */
  readonly tensorParallel: number;
  /** Stages that layers are spread over. */
  readonly pipelineParallel: number;
  /** Groups that each serve requests of their own. */
  readonly dataParallel: number;
  /** True when whole experts are spread over all devices. */
  readonly expertParallel: boolean;
}

/** Lengths of a typical request. */
export interface SpeedLengths {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Share of the prompt that is found in the prefix cache, 0 to 1. */
  readonly cacheHitShare: number;
}

/** Whose speed is asked. */
export interface SpeedSubject {
  readonly model: ModelFacts;
  readonly weightFormat: string;
  readonly cacheDtype: string;
  readonly accelerator: AcceleratorFacts;
  readonly engine: string;
  readonly performance: EnginePerformance;
  readonly memory: EngineMemory;
  readonly cut: SpeedCut;
  readonly lengths: SpeedLengths;
  /** Requests that the engine runs at once at most. */
  readonly maxSequences: number;
}

/** Devices of one replica. */
export function devicesOf({ tensorParallel, pipelineParallel, dataParallel }: SpeedCut): number {
  return tensorParallel * pipelineParallel * dataParallel;
}
