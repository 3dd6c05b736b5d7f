import { LlmServingError } from '../error';
import { nearest } from '../units/nearest';
import type { AcceleratorFacts, InstanceTypeFacts } from './instance-type';
import data from './instance-types.json';

/** Every instance type that the library knows. Immutable: `with` returns a larger copy. */
export class InstanceTypeCatalogue {
  /** The types that come with the library. */
  public static standard(): InstanceTypeCatalogue {
    return STANDARD;
  }

  private readonly types: ReadonlyMap<string, InstanceTypeFacts>;

  private constructor(types: Iterable<InstanceTypeFacts>) {
    this.types = new Map([...types].map((facts) => [facts.name, facts]));
  }

  /** The names of all known types. */
  public get names(): string[] {
    return [...this.types.keys()];
  }

  /** The facts of all known types. */
  public get all(): InstanceTypeFacts[] {
    return [...this.types.values()];
  }

  /** Every region that offers one of the types. */
  public get regions(): string[] {
    return [...new Set(this.all.flatMap(({ regions }) => regions))].sort();
  }

  /** A copy that also knows `facts`; they win over an entry of the same name. */
  public with(facts: InstanceTypeFacts): InstanceTypeCatalogue {
    return new InstanceTypeCatalogue([...this.types.values(), facts]);
  }

  /** The facts of the type called `name`, or nothing when it is not known. */
  public find(name: string): InstanceTypeFacts | undefined {
    return this.types.get(name);
  }

  /** Known names that look like `name`, best first. */
  public nearest(name: string): string[] {
    return nearest(name, this.names);
  }

  /** @internal */
  public static _of(types: Iterable<InstanceTypeFacts>): InstanceTypeCatalogue {
    return new InstanceTypeCatalogue(types);
  }
}

/** The facts of an instance type; refuses an unknown one and names its neighbours. */
export function instanceType(name: string, catalogue = InstanceTypeCatalogue.standard()): InstanceTypeFacts {
  const facts = catalogue.find(name);
  if (facts) return facts;
  const close = catalogue.nearest(name);
  const hint = close.length > 0 ? `did you mean ${close.join(', ')}?` : `${catalogue.names.length} types are known, none looks like it`;
  throw new LlmServingError('UnknownInstanceType', `no facts about instance type '${name}': ${hint}`);
}

/** The file keeps each fact once; a row points at what it shares with others. */
interface AcceleratorRow extends Omit<AcceleratorFacts, 'count' | 'nvlink' | 'resourceName'> {
  readonly source: string[];
  readonly unverified?: string[];
}

interface FamilyRow extends Pick<InstanceTypeFacts, 'cpuArchitecture' | 'quotaCode' | 'spotQuotaCode' | 'capacityBlock' | 'imageProblem'> {
  readonly image: string;
  readonly reservedOnly?: boolean;
  readonly source: string[];
}

type OfferRow = Pick<InstanceTypeFacts, 'regions' | 'zoneIds'>;
type OwnFacts = 'name' | 'vcpus' | 'memoryMiB' | 'nvmeGB' | 'networkBaselineGbps' | 'networkPeakGbps' | 'efaInterfaces' | 'ebsBaselineMBps' | 'usdPerHour' | 'capacityBlock' | 'asOf' | 'unverified';

interface TypeRow extends Pick<InstanceTypeFacts, OwnFacts> {
  readonly family: string;
  readonly accelerator: string;
  readonly count: number;
  readonly nvlink?: boolean;
  readonly offer: string;
  readonly source: string[];
}

interface Tables {
  readonly sources: Record<string, string>;
  readonly images: Record<string, { readonly parameter: string; readonly driverBranch: number; readonly source: string[] }>;
  readonly accelerators: Record<string, AcceleratorRow>;
  readonly offers: Record<string, OfferRow>;
  readonly families: Record<string, FamilyRow>;
  readonly types: TypeRow[];
}

const TABLES = data as unknown as Tables;

const RESOURCES: Record<string, string> = { NVIDIA: 'nvidia.com/gpu', AWS: 'aws.amazon.com/neuron' };

function factsOf(row: TypeRow): InstanceTypeFacts {
  const { family: familyName, accelerator: acceleratorName, count, nvlink = false, offer, source, unverified = [], ...own } = row;
  const { image: imageName, reservedOnly = false, source: familySource, ...family } = TABLES.families[familyName];
  const { source: acceleratorSource, unverified: doubts = [], ...device } = TABLES.accelerators[acceleratorName];
  const image = TABLES.images[imageName];
  const inDoubt = [...unverified, ...doubts];
  return {
    ...own,
    ...family,
    ...TABLES.offers[offer],
    reservedOnly,
    imageParameter: image.parameter,
    driverBranch: image.driverBranch,
    accelerator: { ...device, count, nvlink, resourceName: RESOURCES[device.vendor] },
    source: sourceText([...source, ...acceleratorSource, ...familySource, ...image.source]),
    ...(inDoubt.length > 0 && { unverified: inDoubt }),
  };
}

function sourceText(ids: string[]): string {
  return [...new Set(ids)].map((id) => TABLES.sources[id]).join('; ');
}

const STANDARD = InstanceTypeCatalogue._of(TABLES.types.map(factsOf));
