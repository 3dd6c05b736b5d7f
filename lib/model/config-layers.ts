import { GIVE_FACTS, shown, type ConfigFields } from './config-fields';

/** How many layers of each kind a model has. */
export interface LayerCounts {
  readonly full: number;
  readonly sliding: number;
  readonly chunked: number;
  /** Layers with a fixed state in place of a cache. */
  readonly state: number;
  /** Layers that are nothing but experts, in models that give each block a layer of its own. @default - blocks share layers */
  readonly expertsAlone?: number;
  /** Layers that are nothing but a dense MLP, in such models. @default - blocks share layers */
  readonly mlpAlone?: number;
  /** What had to be assumed. */
  readonly notes: string[];
}

const KINDS = new Map<unknown, 'full' | 'sliding' | 'chunked' | 'state'>([
  ['full_attention', 'full'], ['attention', 'full'], ['sliding_attention', 'sliding'], ['chunked_attention', 'chunked'], ['linear_attention', 'state'],
]);

/** Letters of a `hybrid_override_pattern`. */
const BLOCKS = { attention: '*', mamba: 'M', experts: 'E', mlp: '-' } as const;

/** Every which layer sees the whole context, in models that say it by their chunk size alone (maxtext: nope_layer_interval). */
const CHUNKED_INTERVAL = 4;

const NONE = { full: 0, sliding: 0, chunked: 0, state: 0, notes: [] };

/** Which layers attend how, by whichever of the usual fields says so. */
export function layerCounts(fields: ConfigFields, layers: number): LayerCounts {
  if (fields.has('layer_types')) return byTypes(fields, layers);
  if (fields.has('hybrid_override_pattern')) return byPattern(fields, layers);
  const interval = fields.optionalCount('full_attention_interval');
  if (interval !== undefined) return everyNth(layers, interval, 'state');
  if (fields.optionalCount('attention_chunk_size') !== undefined) return chunked(fields, layers);
  return windows(fields, layers);
}

function byTypes(fields: ConfigFields, layers: number): LayerCounts {
  const types = fields.list('layer_types') ?? [];
  const kinds = types.map((type) => KINDS.get(type));
  const stranger = types.find((_, index) => kinds[index] === undefined);
  if (stranger !== undefined) fields.refuse('layer_types', `holds ${shown(stranger)}, which no formula covers`, GIVE_FACTS);
  if (types.length !== layers) fields.refuse('layer_types', `holds ${types.length} entries for ${layers} layers`);
  const of = (kind: string) => kinds.filter((found) => found === kind).length;
  return windowed(fields, { full: of('full'), sliding: of('sliding'), chunked: of('chunked'), state: of('state'), notes: [] });
}

function byPattern(fields: ConfigFields, layers: number): LayerCounts {
  const pattern = [...(fields.text('hybrid_override_pattern') ?? '')];
  const known: string[] = Object.values(BLOCKS);
  if (pattern.length !== layers) fields.refuse('hybrid_override_pattern', `holds ${pattern.length} letters for ${layers} layers`);
  const stranger = pattern.find((letter) => !known.includes(letter));
  if (stranger !== undefined) fields.refuse('hybrid_override_pattern', `holds ${shown(stranger)}, expected ${known.join(' ')}`, GIVE_FACTS);
  const of = (block: string) => pattern.filter((letter) => letter === block).length;
  return { ...NONE, full: of(BLOCKS.attention), state: of(BLOCKS.mamba), expertsAlone: of(BLOCKS.experts), mlpAlone: of(BLOCKS.mlp) };
}

function chunked(fields: ConfigFields, layers: number): LayerCounts {
  const rotary = fields.list('no_rope_layers') ?? [];
  if (rotary.length === 0) return everyNth(layers, fields.optionalCount('no_rope_layer_interval') ?? CHUNKED_INTERVAL, 'chunked');
  if (rotary.length !== layers) fields.refuse('no_rope_layers', `holds ${rotary.length} entries for ${layers} layers`);
  const local = rotary.filter((entry) => entry === 1 || entry === true).length;
  return { ...NONE, full: rotary.length - local, chunked: local };
}

function windows(fields: ConfigFields, layers: number): LayerCounts {
  const window = fields.optionalCount('sliding_window');
  if (window === undefined || fields.flag('use_sliding_window') === false) return { ...NONE, full: layers };
  const pattern = fields.optionalCount('sliding_window_pattern', '_sliding_window_pattern');
  if (pattern !== undefined) return everyNth(layers, pattern, 'sliding');
  const first = fields.flag('use_sliding_window') ? fields.optionalCount('max_window_layers') : undefined;
  if (first !== undefined) return { ...NONE, full: Math.min(first, layers), sliding: Math.max(0, layers - first) };
  return { ...NONE, full: layers, notes: [`sliding_window is ${window}, but not for which layers; all are counted as full`] };
}

/** A model that lists sliding layers must say how far they see. */
function windowed(fields: ConfigFields, counts: LayerCounts): LayerCounts {
  if (counts.sliding > 0 && fields.optionalCount('sliding_window') === undefined) fields.refuse('sliding_window', 'is missing, though layers slide');
  if (counts.chunked > 0 && fields.optionalCount('attention_chunk_size') === undefined) fields.refuse('attention_chunk_size', 'is missing, though layers attend in chunks');
  return counts;
}

/** Every nth layer sees the whole context, the others are of that kind. */
function everyNth(layers: number, interval: number, other: 'sliding' | 'chunked' | 'state'): LayerCounts {
  const full = Math.floor(layers / interval);
  return { ...NONE, full, [other]: layers - full };
}
