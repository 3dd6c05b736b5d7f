import type { ConfigFields } from './config-fields';
import { layerCounts, type LayerCounts } from './config-layers';
import type { AttentionFacts } from './model';
import { attentionParameters, deltaNetParameters, deltaNetState, latentParameters, mambaParameters, mambaState, type DeltaNetWidths, type MambaWidths } from './parameters';

/** What the attention part of a configuration says. */
export interface ReadAttention {
  readonly facts: AttentionFacts;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Parameters of all layers. */
  readonly parameters: number;
  readonly layers: LayerCounts;
  readonly notes: string[];
}

/** Widths that every kind of attention shares. */
interface Common {
  readonly hiddenSize: number;
  readonly attentionHeads: number;
  readonly layers: LayerCounts;
}

/** Bytes of one value of a state, unless the file says 16 bits. */
const STATE_BYTES = { wide: 4, narrow: 2 };

/** Reads how the layers attend. Heads and widths are those of the cache, which for latent attention is one head. */
export function readAttention(fields: ConfigFields, hiddenSize: number, layerCount: number): ReadAttention {
  const layers = layerCounts(fields, layerCount);
  const common = { hiddenSize, attentionHeads: fields.count('num_attention_heads'), layers };
  const read = fields.has('kv_lora_rank') ? readLatent(fields, common) : readHeads(fields, common);
  const state = layers.state > 0 ? readState(fields, common) : { parameters: 0, facts: {} };
  return {
    ...read,
    facts: { fullLayers: layers.full, ...boundedFacts(fields, layers), ...read.facts, ...state.facts },
    parameters: read.parameters + state.parameters,
    layers,
    notes: layers.notes,
  };
}

type Part = Pick<ReadAttention, 'kvHeads' | 'headDim' | 'parameters'> & { readonly facts: Partial<AttentionFacts> };

function readLatent(fields: ConfigFields, { hiddenSize, attentionHeads, layers }: Common): Part {
  const kvRank = fields.count('kv_lora_rank');
  const ropeDim = fields.count('qk_rope_head_dim');
  const plainDim = fields.count('qk_nope_head_dim');
  const queryRank = fields.optionalCount('q_lora_rank');
  const indexerDim = fields.optionalCount('index_head_dim');
  const indexer = indexerDim === undefined ? undefined : { heads: fields.count('index_n_heads'), dim: indexerDim };
  const widths = { hiddenSize, attentionHeads, kvRank, ropeDim, plainDim, valueDim: fields.count('v_head_dim'), ...(queryRank !== undefined && { queryRank }), ...(indexer && { indexer }) };
  return {
    kvHeads: 1,
    headDim: plainDim + ropeDim,
    parameters: layers.full * latentParameters(widths),
    facts: { latentWidth: kvRank + ropeDim, ...(indexer && { sparseIndexerWidth: indexer.dim }) },
  };
}

function readHeads(fields: ConfigFields, { hiddenSize, attentionHeads, layers }: Common): Part {
  const usual = { hiddenSize, attentionHeads, kvHeads: fields.optionalCount('num_key_value_heads') ?? attentionHeads, headDim: headDimOf(fields, hiddenSize, attentionHeads) };
  // models that mix in delta nets gate their attention, also where the file does not say so
  const outputGate = fields.flag('attn_output_gate') ?? fields.has('linear_num_key_heads');
  const whole = wholeWidths(fields, usual);
  const bounded = layers.sliding + layers.chunked;
  if (attentionHeads % usual.kvHeads !== 0) fields.refuse('num_key_value_heads', `is ${usual.kvHeads}, which does not divide ${attentionHeads} attention heads`);
  return {
    kvHeads: whole.kvHeads,
    headDim: whole.headDim,
    parameters: layers.full * attentionParameters({ ...whole, outputGate }) + bounded * attentionParameters(usual),
    facts: whole.own ? { slidingKvHeads: usual.kvHeads, slidingHeadDim: usual.headDim } : {},
  };
}

/** Some models give the layers that see everything fewer and wider heads. */
function wholeWidths(fields: ConfigFields, usual: { hiddenSize: number; attentionHeads: number; kvHeads: number; headDim: number }) {
  const kvHeads = fields.optionalCount('num_global_key_value_heads');
  const headDim = fields.optionalCount('global_head_dim');
  if (kvHeads === undefined && headDim === undefined) return { ...usual, keysAreValues: false, own: false };
  return { ...usual, kvHeads: kvHeads ?? usual.kvHeads, headDim: headDim ?? usual.headDim, keysAreValues: fields.flag('attention_k_eq_v') === true, own: true };
}

/** Absent, it is the hidden size shared out over the heads; present, it often is something else. */
function headDimOf(fields: ConfigFields, hiddenSize: number, attentionHeads: number): number {
  const stated = fields.optionalCount('head_dim');
  if (stated !== undefined) return stated;
  if (hiddenSize % attentionHeads !== 0) fields.refuse('head_dim', `is missing, and ${attentionHeads} heads do not divide the hidden size of ${hiddenSize}`);
  return Math.max(1, Math.floor(hiddenSize / attentionHeads));
}

function boundedFacts(fields: ConfigFields, { sliding, chunked }: LayerCounts): Partial<AttentionFacts> {
  return {
    ...(sliding > 0 && { slidingLayers: sliding, slidingWindow: fields.optionalCount('sliding_window') ?? 1 }),
    ...(chunked > 0 && { chunkedLayers: chunked, chunkSize: fields.optionalCount('attention_chunk_size') ?? 1 }),
  };
}

function readState(fields: ConfigFields, { hiddenSize, layers }: Common): { parameters: number; facts: Partial<AttentionFacts> } {
  const bytes = [fields.text('mamba_ssm_dtype'), fields.text('mamba_ssm_cache_dtype')].some((type) => type?.includes('16')) ? STATE_BYTES.narrow : STATE_BYTES.wide;
  const { parameters, state } = fields.has('mamba_num_heads') ? readMamba(fields, hiddenSize, bytes) : readDeltaNet(fields, hiddenSize, bytes);
  return { parameters: layers.state * parameters, facts: { stateLayers: layers.state, stateBytesPerSequence: layers.state * state } };
}

function readMamba(fields: ConfigFields, hiddenSize: number, bytes: number) {
  const widths: MambaWidths = {
    hiddenSize,
    heads: fields.count('mamba_num_heads'),
    headDim: fields.count('mamba_head_dim'),
    state: fields.count('ssm_state_size'),
    groups: fields.count('n_groups'),
    kernel: fields.count('conv_kernel'),
  };
  return { parameters: mambaParameters(widths), state: mambaState(widths, bytes) };
}

function readDeltaNet(fields: ConfigFields, hiddenSize: number, bytes: number) {
  const widths: DeltaNetWidths = {
    hiddenSize,
    keyHeads: fields.count('linear_num_key_heads'),
    keyDim: fields.count('linear_key_head_dim'),
    valueHeads: fields.count('linear_num_value_heads'),
    valueDim: fields.count('linear_value_head_dim'),
    kernel: fields.count('linear_conv_kernel_dim'),
  };
  return { parameters: deltaNetParameters(widths), state: deltaNetState(widths, bytes) };
}
