import { readAttention } from './config-attention';
import { readMlp } from './config-experts';
import { familyDefaults, familyOf, IS_TIED } from './config-families';
import { ConfigFields, GIVE_FACTS, isObject, shown, type ConfigProblem } from './config-fields';
import { readQuantization } from './config-quantization';
import type { ModelFacts } from './model';

export type { ConfigProblem } from './config-fields';

/** A Hugging Face `config.json`, and where it was read. */
export interface ConfigJson {
  /** The id that the model gets. */
  readonly id: string;

  /** The text of the file. */
  readonly text: string;

  /** Where it was read, such as the name of the file. */
  readonly source: string;

  /** The day it was read, as `YYYY-MM-DD`. @default 'undated' */
  readonly asOf?: string;
}

/** What such a file says: the facts, or every reason why it does not give them. */
export interface ReadConfig {
  /** @default - there are problems */
  readonly facts?: ModelFacts;
  readonly problems: ConfigProblem[];
}

/** Fields of models whose size or cache no formula here covers. */
const UNCOVERED: { readonly [field: string]: string } = {
  block_configs: 'layers of different widths',
  compress_ratios: 'a cache compressed by layer',
  hidden_size_per_layer_input: 'embeddings of each layer',
  layers_block_type: 'blocks listed by layer',
  linear_attn_config: 'linear layers of a kind that is not known',
  mamba_d_state: 'state layers of a kind that is not known',
  mamba_expand: 'state layers of a kind that is not known',
  moe_latent_size: 'experts that work in a latent space',
  num_kv_shared_layers: 'layers that share a cache',
  routed_expert_hidden_size: 'experts that work in a latent space',
  swa_num_key_value_heads: 'sliding layers with heads of their own',
};

/** Fields under which a model of more than text keeps its language part. */
const NESTED = ['text_config', 'llm_config', 'language_config'];

const DTYPES = ['bfloat16', 'float16', 'float32'];

/** Vision and other encoders are not counted; this is what the facts say then. */
const ENCODER_NOTE = 'parameters of the vision or audio part are not counted';

/** Reads a model's facts from its `config.json`. Never throws: what cannot be read is a problem that names the field. */
export function readConfigJson(config: ConfigJson): ReadConfig {
  const outer = parsed(config.text);
  if (!isObject(outer)) return { problems: [{ field: '', message: `the file is ${outer === undefined ? 'not JSON' : `${shown(outer)}, expected an object`}`, remedy: 'give the config.json of the model as the Hub has it' }] };
  const name = NESTED.find((field) => isObject(outer[field]));
  const inner = name === undefined ? {} : withoutNulls(outer[name] as { [field: string]: unknown });
  const values = { ...withoutNulls(outer), ...inner };
  const fields = new ConfigFields({ ...familyDefaults(values.model_type), ...values });
  const facts = factsFrom(fields, config, name === undefined ? [] : [ENCODER_NOTE]);
  const problems = fields.problems;
  return problems.length > 0 ? { problems } : { facts, problems };
}

function factsFrom(fields: ConfigFields, { id, source, asOf = 'undated' }: ConfigJson, remarks: string[]): ModelFacts {
  refuseUncovered(fields);
  const layers = fields.count('num_hidden_layers', 'n_layers');
  const hiddenSize = fields.count('hidden_size');
  const vocabSize = fields.count('vocab_size');
  const attention = readAttention(fields, hiddenSize, layers);
  const mlp = readMlp(fields, { hiddenSize, layerCount: layers, layers: attention.layers });
  const quantization = readQuantization(fields);
  const tied = readTied(fields);
  const dtype = readDtype(fields, quantization !== undefined);
  const embeddingParameters = vocabSize * hiddenSize * (tied.value ? 1 : 2);
  const parameters = embeddingParameters + attention.parameters + mlp.plainParameters + (mlp.experts?.parameters ?? 0);
  if (!Number.isSafeInteger(parameters)) fields.refuse('', `the file describes ${parameters.toExponential(1)} parameters, more than can be counted`);
  const unverified = [...remarks, ...attention.notes, ...tied.notes, ...dtype.notes];
  return {
    id, family: familyOf(fields.text('model_type')), parameters, embeddingParameters, layers, hiddenSize,
    intermediateSize: mlp.intermediateSize,
    attentionHeads: fields.count('num_attention_heads'),
    kvHeads: attention.kvHeads,
    headDim: attention.headDim,
    vocabSize,
    maxContextTokens: readContext(fields),
    attention: attention.facts,
    ...(mlp.experts && { experts: mlp.experts }),
    dtype: dtype.value,
    ...(quantization && { quantization }),
    source, asOf,
    ...(unverified.length > 0 && { unverified }),
  };
}

function refuseUncovered(fields: ConfigFields): void {
  Object.entries(UNCOVERED)
    .filter(([field]) => fields.has(field) && fields.raw(field) !== 0)
    .forEach(([field, what]) => fields.refuse(field, `stands for ${what}, which no formula covers`, GIVE_FACTS));
}

/** The declared length, or what stretching of positions makes of the original one, whichever is more. */
function readContext(fields: ConfigFields): number {
  const declared = fields.count('max_position_embeddings', 'max_sequence_length', 'seq_length');
  const scaling = fields.object('rope_scaling') ?? fields.object('rope_parameters');
  const kind = scaling?.raw('rope_type') ?? scaling?.raw('type');
  const [factor, original] = [scaling?.raw('factor'), scaling?.optionalCount('original_max_position_embeddings')];
  if (kind !== 'yarn' || typeof factor !== 'number' || !(factor >= 1 && factor <= 1000) || original === undefined) return declared;
  return Math.max(declared, Math.floor(original * factor));
}

interface Assumed<T> {
  readonly value: T;
  readonly notes: string[];
}

function readTied(fields: ConfigFields): Assumed<boolean> {
  const stated = fields.flag('tie_word_embeddings');
  if (stated !== undefined) return { value: stated, notes: [] };
  if (IS_TIED.test(fields.text('model_type') ?? '')) return { value: true, notes: [] };
  return { value: false, notes: ['tie_word_embeddings is absent; the head is counted apart from the embeddings'] };
}

function readDtype(fields: ConfigFields, quantized: boolean): Assumed<string> {
  const name = fields.has('torch_dtype') ? 'torch_dtype' : 'dtype';
  const stated = fields.text(name)?.replace(/^torch\./, '');
  if (stated !== undefined && DTYPES.includes(stated)) return { value: stated, notes: [] };
  if (stated === undefined && quantized) return { value: 'bfloat16', notes: ['torch_dtype is absent; what is not quantised is counted as bfloat16'] };
  fields.refuse('torch_dtype', stated === undefined ? 'is missing' : `is ${shown(stated)}, expected ${DTYPES.join(', ')}`);
  return { value: 'bfloat16', notes: [] };
}

function withoutNulls(values: { [field: string]: unknown }): { [field: string]: unknown } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** The JSON of a text; undefined where it is none, or nested too deeply to read. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
