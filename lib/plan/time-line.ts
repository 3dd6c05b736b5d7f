import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { EngineRuntime } from '../engine/engine';
import { WeightsLoad } from '../deployment/enums';
import type { SharedRates } from '../weights/shared/shared-storage';
import type { TimeLine, TimeLineStep, WeightsPlan } from './plan';
import { imagePullOf, secondsFor, slowest, sourceOf, type Throughput } from './throughput';

/** Names of the steps, in order. */
export const STEPS = ['launch', 'driver', 'image-pull', 'gate', 'fetch', 'import', 'load', 'warm-up', 'first-token'] as const;

export type StepName = (typeof STEPS)[number];

/** What the line is drawn from. */
export interface TimeLineInput {
  readonly type: InstanceTypeFacts;
  readonly runtime: EngineRuntime;
  readonly weights: Pick<WeightsPlan, 'strategy' | 'source' | 'sizeGiB'>;
  /** Whether versions are compared before anything reads them. */
  readonly gated: boolean;
  /** What the disk takes and gives that weights are copied to and loaded from. */
  readonly disk: Throughput;
  /** What reaches the devices when nothing lies on a disk. @default - weights lie on one */
  readonly stream?: Throughput;
  /** What one place for all replicas gives. @default - each replica keeps its own copy */
  readonly shared?: SharedRates;
}

/** No clock is set shorter than this share above the cautious figure. */
const SAFETY = 1.25;

/** An instance starts and its system boots; our judgement, not measured. */
const LAUNCH = { typicalSeconds: 60, highSeconds: 300, source: 'instance launch and boot, our judgement (UNVERIFIED)' };

/** Driver, device plugin and container runtime; our judgement, not measured. */
const DRIVER = { typicalSeconds: 30, highSeconds: 180, source: 'driver, device plugin and container runtime, our judgement (UNVERIFIED)' };

/** A list of versions, and one question for each object; our judgement, not measured. */
const GATE = { typicalSeconds: 15, highSeconds: 120, source: 'versions and retention of each object asked of the bucket, our judgement (UNVERIFIED)' };

/** One token through the guard once the engine answers; our judgement, not measured. */
const FIRST_TOKEN = { typicalSeconds: 5, highSeconds: 60, source: 'one token through the guard, our judgement (UNVERIFIED)' };

/** From a machine that does not exist yet to the first token. */
export function startTimeLineFor({ type, runtime, weights, gated, disk, stream, shared }: TimeLineInput): TimeLine {
  const { strategy, source, sizeGiB } = weights;
  const copied = strategy === WeightsLoad.LOCAL ? slowest(sourceOf(source, type), disk) : undefined;
  const fill = shared ? shared.fill : copied;
  const load = stream ?? shared?.read ?? disk;
  return {
    steps: [
      { name: 'launch', ...LAUNCH },
      { name: 'driver', ...DRIVER },
      moved('image-pull', runtime.imageGiB, imagePullOf(type)),
      ...(gated ? [{ name: 'gate', ...GATE }] : []),
      ...(fill ? [moved('fetch', sizeGiB, fill)] : []),
      // read and written once more
      ...(runtime.copiesWeights ? [moved('import', 2 * sizeGiB, slowest(load, disk))] : []),
      moved('load', sizeGiB, runtime.copiesWeights ? disk : load),
      warmUp(runtime),
      { name: 'first-token', ...FIRST_TOKEN },
    ],
  };
}

/** Cautious seconds of some steps together, with the safety share on top: what a clock over them must be set to. */
export function budgetSeconds(line: TimeLine, names: readonly StepName[]): number {
  const high = line.steps.filter((step) => (names as readonly string[]).includes(step.name)).reduce((sum, step) => sum + step.highSeconds, 0);
  return Math.ceil(high * SAFETY);
}

/** Usual and cautious seconds of the whole line. */
export function totalSeconds(line: TimeLine): { typicalSeconds: number; highSeconds: number } {
  return line.steps.reduce((sum, step) => ({
    typicalSeconds: sum.typicalSeconds + step.typicalSeconds,
    highSeconds: sum.highSeconds + step.highSeconds,
  }), { typicalSeconds: 0, highSeconds: 0 });
}

function moved(name: StepName, gib: number, rate: Throughput): TimeLineStep {
  return { name, ...secondsFor(gib, rate), source: `${gib.toFixed(1)} GiB at ${Math.round(rate.lowMBps)} to ${Math.round(rate.typicalMBps)} MB/s; ${rate.source}` };
}

function warmUp(runtime: EngineRuntime): TimeLineStep {
  return { name: 'warm-up', typicalSeconds: Math.ceil(runtime.warmUpSeconds / 2), highSeconds: runtime.warmUpSeconds, source: 'compile and graph capture by the engine fact sheet; half of it once kernels are cached' };
}
