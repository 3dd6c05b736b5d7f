import type { InstanceTypeFacts } from '../accelerator/instance-type';
import { InstanceTypeCatalogue } from '../accelerator/catalogue';
import { WeightsLoad } from '../deployment/enums';
import { EngineFact } from '../engine/traces';
import { checkpointFormatOf, weightBytes } from '../model/weight-format';
import type { WeightsPlan } from '../plan/plan';
import { weightsDiskOf } from '../plan/throughput';
import { startTimeLineFor } from '../plan/time-line';
import { valueOf, type FoundEngine } from './engines';

/** What a container does before it answers, in seconds. */
export interface StartEstimate {
  readonly typicalSeconds: number;
  readonly highSeconds: number;
  /** What was counted, for people. */
  readonly what: string;
  /** The same steps, each at its slowest. */
  readonly slowly: string;
  /** False when the size of the model is not known, so that only the engine's own part counts. */
  readonly weighed: boolean;
}

const GIB = 2 ** 30;

/** The fastest machine of the catalogue stands in for one that is not named: no real one starts sooner. */
const FASTEST = InstanceTypeCatalogue.standard().all.reduce(faster);

function faster(a: InstanceTypeFacts, b: InstanceTypeFacts): InstanceTypeFacts {
  return (b.nvmeGB > 0 ? 1 : 0) - (a.nvmeGB > 0 ? 1 : 0) || b.networkBaselineGbps - a.networkBaselineGbps > 0 ? b : a;
}

/** What an engine's container does before it answers; nothing when nothing of it is known. */
export function startOf(engine: FoundEngine): StartEstimate | undefined {
  const runtime = (engine.engineVersion ?? engine.engine?.at(engine.engine.defaultVersion))?.runtime;
  if (!runtime) return undefined;
  const weightsGiB = engine.model ? weightBytes(engine.model, checkpointFormatOf({ facts: engine.model })) / GIB : 0;
  const type = engine.types?.reduce(faster) ?? FASTEST;
  const line = startTimeLineFor({ type, runtime, weights: { ...wayOf(engine), sizeGiB: weightsGiB }, gated: false, disk: weightsDiskOf(type) });
  const own = line.steps.filter(({ name }) => ['fetch', 'load', 'warm-up'].includes(name) && (weightsGiB > 0 || name === 'warm-up'));
  const sum = (rate: 'typicalSeconds' | 'highSeconds') => own.reduce((seconds, step) => seconds + step[rate], 0);
  return {
    typicalSeconds: sum('typicalSeconds'),
    highSeconds: sum('highSeconds'),
    what: `${own.map(({ name, typicalSeconds }) => `${name} ${typicalSeconds} s`).join(', ')}${weightsGiB > 0 ? ` for ${weightsGiB.toFixed(1)} GiB` : '; the size of the model is not known'}`,
    slowly: own.map(({ name, highSeconds }) => `${name} ${highSeconds} s`).join(', '),
    weighed: weightsGiB > 0,
  };
}

/** A name is fetched from the Hub by the engine itself, a path is there. */
function wayOf({ command }: FoundEngine): Pick<WeightsPlan, 'strategy' | 'source'> {
  const model = valueOf(command, EngineFact.MODEL) ?? '/';
  return model.startsWith('/') ? { strategy: WeightsLoad.MOUNTED, source: model } : { strategy: WeightsLoad.LOCAL, source: 'hf' };
}
