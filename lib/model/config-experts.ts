import type { ConfigFields } from './config-fields';
import type { LayerCounts } from './config-layers';
import type { ExpertFacts } from './model';
import { mlpParameters } from './parameters';

/** What the MLP part of a configuration says. */
export interface ReadMlp {
  readonly intermediateSize: number;
  readonly experts?: ExpertFacts;
  /** Parameters of all dense MLPs, shared experts and routers. */
  readonly plainParameters: number;
}

/** What is known before the MLPs are read. */
export interface MlpInput {
  readonly hiddenSize: number;
  readonly layerCount: number;
  readonly layers: LayerCounts;
}

/** Activations that need no gate, and so two matrices in place of three. */
const UNGATED = ['relu2', 'relu_squared', 'squared_relu'];

/** Reads the dense MLPs and the experts. */
export function readMlp(fields: ConfigFields, input: MlpInput): ReadMlp {
  const matrices = UNGATED.includes(fields.text('mlp_hidden_act') ?? fields.text('hidden_act') ?? '') ? 2 : 3;
  const experts = fields.flag('enable_moe_block') === false ? undefined : fields.optionalCount('n_routed_experts', 'num_local_experts', 'num_experts');
  const withMlp = blockLayers(input);
  if (experts === undefined || experts === 1) {
    const intermediateSize = fields.count('intermediate_size');
    return { intermediateSize, plainParameters: withMlp * mlpParameters(input.hiddenSize, intermediateSize, matrices) };
  }
  return readExperts(fields, { ...input, matrices, experts, withMlp });
}

interface ExpertsInput extends MlpInput {
  readonly matrices: number;
  readonly experts: number;
  readonly withMlp: number;
}

function readExperts(fields: ConfigFields, { hiddenSize, layers, layerCount, matrices, experts, withMlp }: ExpertsInput): ReadMlp {
  const topK = fields.count('num_experts_per_tok', 'num_experts_per_token', 'top_k_experts');
  const width = fields.count('moe_intermediate_size', 'intermediate_size');
  const expertLayers = layers.expertsAlone ?? expertLayerCount(fields, layerCount);
  const shared = sharedWidth(fields, width);
  // beside its experts, each layer of a model with a switchable block keeps its dense MLP
  const parallel = fields.flag('enable_moe_block') === true;
  const denseLayers = parallel ? 0 : withMlp - expertLayers;
  const denseWidth = fields.optionalCount('intermediate_size_mlp', 'intermediate_size');
  if (denseWidth === undefined && (denseLayers > 0 || parallel)) fields.refuse('intermediate_size', 'is missing, though some layers are dense');
  const parameters = expertLayers * experts * mlpParameters(hiddenSize, width, matrices);
  const always = expertLayers * (mlpParameters(hiddenSize, shared, matrices) + hiddenSize * experts);
  const dense = (parallel ? withMlp : Math.max(0, denseLayers)) * mlpParameters(hiddenSize, denseWidth ?? 0, matrices);
  return {
    intermediateSize: denseWidth ?? topK * width + shared,
    experts: { experts, topK, intermediateSize: width, parameters, ...(shared > 0 && { sharedIntermediateSize: shared }), ...(denseLayers > 0 && { denseLayers }) },
    plainParameters: always + dense,
  };
}

/** Layers that have an MLP of some kind. */
function blockLayers({ layerCount, layers }: MlpInput): number {
  return layers.expertsAlone === undefined ? layerCount : layers.expertsAlone + (layers.mlpAlone ?? 0);
}

/** The layers that have experts, by whichever of the usual fields says so; all of them where none does. */
function expertLayerCount(fields: ConfigFields, layerCount: number): number {
  const listed = fields.list('moe_layers');
  if (listed && listed.length > 0) return Math.min(listed.length, layerCount);
  const frequency = fields.raw('moe_layer_freq');
  if (Array.isArray(frequency)) return Math.min(frequency.filter((entry) => entry === 1).length, layerCount);
  const first = Math.min(fields.optionalCount('first_k_dense_replace') ?? 0, layerCount);
  const step = fields.optionalCount('interleave_moe_layer_step', 'decoder_sparse_step', 'moe_layer_freq') ?? 1;
  const dense = fields.list('mlp_only_layers')?.length ?? 0;
  return Math.max(0, Math.floor((layerCount - first) / step) - dense);
}

/** Width of what every token visits besides its routed experts. */
function sharedWidth(fields: ConfigFields, width: number): number {
  const stated = fields.optionalCount('shared_expert_intermediate_size', 'moe_shared_expert_intermediate_size');
  if (stated !== undefined) return stated * (fields.has('moe_shared_expert_intermediate_size') ? fields.optionalCount('n_shared_experts') ?? 1 : 1);
  const count = fields.optionalCount('n_shared_experts', 'num_shared_experts');
  if (count !== undefined) return count * width;
  // one shared expert beside the routed ones, in models that state a dense width of their own
  return fields.has('intermediate_size_mlp') ? width : 0;
}
