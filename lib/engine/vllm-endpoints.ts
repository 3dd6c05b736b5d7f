import type { EngineEndpoints } from './engine';
import { OPENAI_GENERATION } from './openai-generation';

/** The paths of the OpenAI API that generate or embed, matched as a whole: what lies below them stays closed. */
const API_PATHS = ['/v1/models', '/v1/chat/completions', '/v1/completions', '/v1/responses', '/v1/embeddings'];

/** Everything else it answers on, by its security guide (docs/usage/security.md, read 2026-11-22). */
const CONTROL_PATHS = [
  // changes what the engine does, without a key
  '/pause', '/resume', '/is_paused', '/scale_elastic_ep', '/is_scaling_elastic_ep', '/abort_requests',
  '/init_weight_transfer_engine', '/update_weights', '/get_world_size',
  // loads adapters, when allowed to
  '/v1/load_lora_adapter', '/v1/unload_lora_adapter',
  // only in development mode
  '/server_info', '/reset_prefix_cache', '/reset_mm_cache', '/reset_encoder_cache', '/sleep', '/wake_up', '/is_sleeping', '/collective_rpc',
  // only when profiling, or when told to show the tokenizer
  '/start_profile', '/stop_profile', '/tokenizer_info',
  // the same inference by another door, past the key
  '/invocations', '/inference/v1/generate', '/generative_scoring', '/pooling', '/classify', '/score', '/rerank',
  '/v1/score', '/v1/rerank', '/v2/rerank', '/v2/embed', '/v1/messages', '/v1/messages/count_tokens',
  '/v1/chat/completions/batch', '/v1/chat/completions/render', '/v1/completions/render',
  '/v1/audio/transcriptions', '/v1/audio/translations',
  // answers of other callers, by id
  '/v1/responses/any', '/v1/responses/any/cancel',
  // tells about the process
  '/tokenize', '/detokenize', '/ping', '/version', '/load',
];

/**
 * What a caller may not say. `chat_template`, also inside `chat_template_kwargs`, compiles a template of the caller's
 * (PYSEC-2026-4344, PYSEC-2026-4349); the rest of `chat_template_kwargs` stays open, since it switches thinking on and off.
 * `media_io_kwargs` and `mm_processor_kwargs` size the work of decoders (CVE-2026-105760), `prompt_embeds` is a tensor
 * from outside (PYSEC-2026-2303), and the transfer parameters name other hosts of a split deployment.
 */
const REFUSED_FIELDS = [
  'chat_template', 'chat_template_kwargs.chat_template', 'media_io_kwargs', 'mm_processor_kwargs', 'prompt_embeds',
  'kv_transfer_params', 'ec_transfer_params',
];

/** How it answers; fields by its request models (vllm/entrypoints/openai, read 2026-11-22). */
export const VLLM_ENDPOINTS: EngineEndpoints = {
  livenessPath: '/health',
  // it starts to listen only once the model is loaded
  readinessPath: '/health',
  checksModelName: true,
  // it lives through a hung device, which the counter of output tokens shows
  healthByGeneration: false,
  metricsPath: '/metrics',
  apiPaths: API_PATHS,
  controlPaths: CONTROL_PATHS,
  // the model's name may be left out
  ...OPENAI_GENERATION,
  refusedBodyFields: REFUSED_FIELDS,
};
