import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { EngineRuntime } from '../engine/engine';
import type { TimeLine, TimeLineStep } from './plan';
import { imagePullOf, secondsFor, slowest, sourceOf, volumeOf, weightsDiskOf, type Throughput } from './throughput';

/** Names of the steps, in order. */
export const STEPS = ['launch', 'driver', 'image-pull', 'fetch', 'import', 'load', 'warm-up', 'first-token'] as const;

export type StepName = (typeof STEPS)[number];

/** What the line is drawn from. */
export interface TimeLineInput {
  readonly type: InstanceTypeFacts;
  readonly runtime: EngineRuntime;
  /** `hf`, `s3://…` or `/path`. */
  readonly source: string;
  readonly weightsGiB: number;
  /** Throughput of a volume of the user's, MB/s. @default - not known */
  readonly volumeMBps?: number;
}

/** No clock is set shorter than this share above the cautious figure. */
const SAFETY = 1.25;

/** An instance starts and its system boots; our judgement, not measured. */
const LAUNCH = { typicalSeconds: 60, highSeconds: 300, source: 'instance launch and boot, our judgement (UNVERIFIED)' };

/** Driver, device plugin and container runtime; our judgement, not measured. */
const DRIVER = { typicalSeconds: 30, highSeconds: 180, source: 'driver, device plugin and container runtime, our judgement (UNVERIFIED)' };

/** One token through the guard once the engine answers; our judgement, not measured. */
const FIRST_TOKEN = { typicalSeconds: 5, highSeconds: 60, source: 'one token through the guard, our judgement (UNVERIFIED)' };

/** From a machine that does not exist yet to the first token. */
export function startTimeLineFor(input: TimeLineInput): TimeLine {
  const { type, runtime, source, weightsGiB } = input;
  const volume = input.volumeMBps === undefined ? weightsDiskOf(type) : volumeOf(input.volumeMBps);
  const mounted = source.startsWith('/');
  return {
    steps: [
      { name: 'launch', ...LAUNCH },
      { name: 'driver', ...DRIVER },
      moved('image-pull', runtime.imageGiB, imagePullOf(type)),
      ...(mounted ? [] : [moved('fetch', weightsGiB, slowest(sourceOf(source, type), volume))]),
      // read and written once more
      ...(runtime.copiesWeights ? [moved('import', 2 * weightsGiB, volume)] : []),
      moved('load', weightsGiB, volume),
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
