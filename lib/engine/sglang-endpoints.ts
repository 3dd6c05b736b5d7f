import type { EngineEndpoints } from './engine';
import { MEDIA_FIELDS } from './media-fields';
import { OPENAI_GENERATION } from './openai-generation';

/** The paths of the OpenAI API that generate or embed. */
const API_PATHS = ['/v1/models', '/v1/chat/completions', '/v1/completions', '/v1/responses', '/v1/embeddings'];

/** Everything else that it is known to answer on (http_server.py v0.5.18, read 2026-11-22). */
const CONTROL_PATHS = [
  // changes what the engine does; with no key of its own set, for everybody
  '/flush_cache', '/load_lora_adapter', '/load_lora_adapter_from_tensors', '/unload_lora_adapter', '/dumper/configure',
  // the same inference by another door
  '/generate', '/invocations', '/vertex_generate', '/v1/messages', '/v1/rerank', '/v1/score', '/v1/audio/transcriptions', '/api/chat', '/api/generate',
  // each call generates
  '/health_generate',
  // tells about the process
  '/model_info', '/get_model_info', '/server_info', '/get_server_info', '/v1/loads', '/get_load', '/ping',
];

/**
 * What a caller may not say, by `io_struct.py` and the request models of v0.5.18: a processor is a serialised object, the
 * bootstrap fields name other hosts of a split deployment, sessions and hidden states belong to operators, and an adapter is
 * chosen by its name in `model`, not by a path.
 */
const REFUSED_FIELDS = [
  'custom_logit_processor', 'chat_template', 'chat_template_kwargs.chat_template', 'bootstrap_host', 'bootstrap_port', 'bootstrap_room', 'session_params', 'lora_path',
  'return_hidden_states', 'input_embeds', 'positional_embed_overrides', ...MEDIA_FIELDS,
];

/** How it answers. */
export const SGLANG_ENDPOINTS: EngineEndpoints = {
  livenessPath: '/health',
  // 503 while it loads and while it stops
  readinessPath: '/health',
  // no check of the name was found in its request handlers (UNVERIFIED by running)
  checksModelName: false,
  // it can generate for its health, and reports failures that are none: the counter of output tokens shows a hang
  healthByGeneration: false,
  metricsPath: '/metrics',
  apiPaths: API_PATHS,
  controlPaths: CONTROL_PATHS,
  ...OPENAI_GENERATION,
  refusedBodyFields: REFUSED_FIELDS,
};
