import type { InstanceTypeFacts } from '../../accelerator/instance-type';
import type { SearchLimits, Service } from '../../deployment/deployment';
import { Conversion, type IEngineVersion } from '../../engine/engine';
import { blockSizeOf, checkpointFormatOf, servedFormatOf, statedFormatOf } from '../../model/weight-format';
import { REFERENCE_REGION } from '../cost';
import { mostDevicesOf } from '../choose-cut';
import { cutsOf } from '../cut';

/** A type with a price, and how a model may stand on it. */
export interface Candidate {
  readonly type: InstanceTypeFacts;
  readonly usdPerHour: number;
  readonly weightFormat: string;
  readonly tensorParallel: number;
}

/** A type that is out, and why. */
export interface Refused {
  readonly instanceType: string;
  readonly why: string;
}

export interface CandidatesInput {
  readonly service: Service;
  readonly limits: SearchLimits;
  readonly engineVersion: IEngineVersion;
  readonly types: readonly InstanceTypeFacts[];
  /** @default - the reference region */
  readonly region?: string;
}

/** Everything that is worth a prediction: types within the limits, formats that may be used, legal cuts. */
export function candidatesOf(input: CandidatesInput): { candidates: Candidate[]; refused: Refused[] } {
  const outcomes = input.types.map((type) => {
    const why = whyOut(type, input);
    return { type, why, candidates: why === undefined ? waysOn(type, input) : [] };
  });
  const refused = outcomes.flatMap(({ type, why, candidates }) => (candidates.length > 0 ? [] : [{ instanceType: type.name, why: why ?? 'no legal cut, or a format that device and engine cannot compute or make of the files' }]));
  return { candidates: outcomes.flatMap(({ candidates }) => candidates), refused };
}

/** Why a type is out that nobody can compare. */
export function noPriceIn(region: string): string {
  return `no on-demand price in ${region} is known: it cannot be compared`;
}

function whyOut(type: InstanceTypeFacts, { limits, region = REFERENCE_REGION, service, engineVersion }: CandidatesInput): string | undefined {
  const { instanceTypes, families, maxUsdPerHour, maxDevices } = limits;
  if (instanceTypes && !instanceTypes.includes(type.name)) return 'not in hardware.within.instanceTypes';
  if (families && !families.includes(type.name.split('.')[0])) return 'not of a family in hardware.within.families';
  if (!type.regions.includes(region)) return `not offered in ${region}`;
  const price = type.usdPerHour[region];
  if (price === undefined) return noPriceIn(region);
  if (maxUsdPerHour !== undefined && price > maxUsdPerHour) return `one instance costs more than ${maxUsdPerHour} USD an hour`;
  if (maxDevices !== undefined && type.accelerator.count > maxDevices) return `more than ${maxDevices} devices`;
  if (type.accelerator.bandwidthGBps === undefined || type.accelerator.bf16Tflops === undefined) return 'memory bandwidth or compute rate is not known: its speed cannot be predicted';
  const { model } = service;
  return engineVersion.unsupported(model.facts, type.accelerator, model.dtype, statedFormatOf(model)).length > 0 && limits.quantizations === undefined ? 'engine and device do not run this model in this format' : undefined;
}

function waysOn(type: InstanceTypeFacts, { service, limits, engineVersion, region = REFERENCE_REGION }: CandidatesInput): Candidate[] {
  const { model } = service;
  const formats = limits.quantizations?.filter((format) => engineVersion.conversion(checkpointFormatOf(model), format) !== Conversion.NEVER) ?? [servedFormatOf(model)];
  return formats.flatMap((weightFormat) => {
    const asked = limits.quantizations ? weightFormat : statedFormatOf(model);
    if (engineVersion.unsupported(model.facts, type.accelerator, model.dtype, asked).length > 0) return [];
    return cutsOf(model.facts, mostDevicesOf(engineVersion, type.accelerator), { blockSize: blockSizeOf(model.facts, weightFormat), expertParallel: service.expertParallel })
      .filter(({ illegal, tensorParallel }) => illegal === undefined && (service.tensorParallel === undefined || service.tensorParallel === tensorParallel))
      .map(({ tensorParallel }) => ({ type, usdPerHour: type.usdPerHour[region], weightFormat, tensorParallel }));
  });
}
