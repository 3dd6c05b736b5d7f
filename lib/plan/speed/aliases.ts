import type { AcceleratorFacts } from '../../accelerator/instance-type';
import { InstanceTypeCatalogue } from '../../accelerator/catalogue';
import { ModelCatalogue } from '../../model/catalogue';
import type { ModelFacts } from '../../model/model';
import subjects from './measured-subjects.json';

/** Subjects of public measurements that the catalogues lack: devices that no instance type carries, models whose facts are not complete enough to deploy. */
const MEASURED_ONLY = subjects as unknown as { readonly models: ModelFacts[]; readonly devices: AcceleratorFacts[] };

/** Words of an id that say how a checkpoint was tuned, packed or dated, and not how it is built. */
const TUNING = /^(meta|nvidia|instruct|it|chat|hf|base|thinking|coder|fp8|fp4|nvfp4|mxfp4|awq|gptq|int4|int8|w\d+a\d+|dynamic|quantized|bf16|fp16|gguf|preview|1m|v0\.\d|\d{4})$/;

/** Members of a family that are built alike though their names differ; each side is how `stemOf` writes it. */
const BUILT_ALIKE: { readonly [stem: string]: string } = { 'llama-3-70b': 'llama-3.1-70b', 'llama-3-8b': 'llama-3.1-8b', 'qwen3-next': 'qwen3-next-80b-a3b' };

/** A model by any of its published names: the id itself, the same checkpoint tuned or packed in another way, or a release of the same size in the same generation. */
export function modelByAlias(name: string, catalogue = ModelCatalogue.standard()): ModelFacts | undefined {
  const exact = catalogue.find(name)?.facts;
  if (exact) return exact;
  const stems = stemsOf(catalogue);
  const stem = BUILT_ALIKE[stemOf(name)] ?? stemOf(name);
  return stems.exact.get(stem) ?? (/\d/.test(stem) ? stems.generation.get(generationOf(stem)) : undefined);
}

interface Stems {
  readonly exact: ReadonlyMap<string, ModelFacts>;
  readonly generation: ReadonlyMap<string, ModelFacts>;
}

/** Catalogues never change: their stems are drawn once. */
const STEMS = new WeakMap<ModelCatalogue, Stems>();

function stemsOf(catalogue: ModelCatalogue): Stems {
  const drawn = STEMS.get(catalogue);
  if (drawn) return drawn;
  // the first of several that are alike stands for them
  const known = [...catalogue.all.flatMap(({ facts }) => (facts ? [facts] : [])), ...MEASURED_ONLY.models].reverse();
  const stems = {
    exact: new Map(known.map((facts) => [stemOf(facts.id), facts])),
    generation: new Map(known.map((facts) => [generationOf(stemOf(facts.id)), facts])),
  };
  STEMS.set(catalogue, stems);
  return stems;
}

/** What is left of a name without its owner and without how it was tuned or packed. */
export function stemOf(name: string): string {
  const words = name.toLowerCase().split('/').at(-1)?.split(/[-_ ]/) ?? [];
  return words.filter((word) => !TUNING.test(word)).join('-').replace(/^(llama)(\d)/, '$1-$2').replace(/(\d+b)-(\d+e)$/, '$1-$2');
}

/** The stem with its version cut to the generation: 4.6 and 4.5 are both 4. A generation alone says nothing of a size that the name leaves out of one of the two. */
function generationOf(stem: string): string {
  return stem.replace(/(\d+)\.\d+(?!\d*b\b)/, '$1');
}

/** Words of a device's name that say where it is plugged in or how much memory it has, and not what it computes with. */
const FORM = /^(nvidia|amd|aws|sxm\d?|tesla|se|server|edition|blackwell|hbm\d\w?|\d+gb|gb)$/;

/** Names of a device or of the board around it, and what the catalogue calls it. */
const SAME_DEVICE: { readonly [stem: string]: string } = { trainium1: 'trainium', trn1: 'trainium', trn2: 'trainium2', inf2: 'inferentia2', gb200: 'b200 gb200', gb300: 'b300' };

/** A device by any of its published names. */
export function deviceByAlias(name: string): AcceleratorFacts | undefined {
  const plain = name.replace(/\([^)]*\)/g, '');
  const wanted = SAME_DEVICE[deviceStem(plain)] ?? deviceStem(plain);
  const memoryGB = Number(/(\d+)\s?GB(?!\/)/.exec(plain)?.[1] ?? 0);
  const fits = (facts: AcceleratorFacts): boolean => memoryGB === 0 || Math.abs(facts.memoryMiB / 1024 / memoryGB - 1) < 0.15;
  return DEVICES().find((facts) => deviceStem(facts.name) === wanted && fits(facts));
}

function deviceStem(name: string): string {
  const board = /\((\w+) superchip\)/.exec(name)?.[1] ?? '';
  return `${name.replace(/\([^)]*\)/g, ' ')} ${board}`.toLowerCase().split(/[-_ ]+/).filter((word) => word !== '' && !FORM.test(word)).join(' ');
}

let devices: AcceleratorFacts[] | undefined;

/** Each whole device once, linked as the best-linked instance type links it. */
function DEVICES(): AcceleratorFacts[] {
  devices ??= [...InstanceTypeCatalogue.standard().all.map(({ accelerator }) => accelerator), ...MEASURED_ONLY.devices]
    .filter(({ bandwidthGBps }) => bandwidthGBps !== undefined)
    .sort((a, b) => Number(b.nvlink) - Number(a.nvlink));
  return devices;
}
