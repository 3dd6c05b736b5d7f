import type { EngineEndpoints } from './engine';
import { MEDIA_FIELDS } from './media-fields';
import { OPENAI_GENERATION } from './openai-generation';

/** The paths of the OpenAI API that generate or embed (openai_server.py @ d7d14dd2, read 2026-11-22). */
const API_PATHS = ['/v1/models', '/v1/chat/completions', '/v1/completions', '/v1/responses', '/v1/embeddings'];

/** Everything else that it answers on, without any key of its own. */
const CONTROL_PATHS = [
  // changes what the engine does
  '/update_weights',
  // the same inference by another door
  '/v1/messages', '/health_generate',
  // answers of other callers, by id
  '/v1/responses/any',
  // tells about the process; `/metrics` is JSON of single iterations
  '/metrics', '/perf_metrics', '/kv_cache_events', '/server_info', '/version',
];

/** What a caller may not say: templates of its own, paths of adapters, other hosts of a split deployment, media to fetch, tensors and processors. */
const REFUSED_FIELDS = ['chat_template', 'chat_template_kwargs.chat_template', 'lora_request', 'disaggregated_params', 'media_io_kwargs', 'mm_processor_kwargs', ...MEDIA_FIELDS];

/** How it answers. */
export const TRTLLM_ENDPOINTS: EngineEndpoints = {
  // 503 for ever after the crash of a rank, while the process lives on (issue #18663): this path must end it
  livenessPath: '/health',
  // it binds its port first and listens only once the model is loaded
  readinessPath: '/health',
  // no check of the name was found in its request handlers (UNVERIFIED by running)
  checksModelName: false,
  // a generation behind a full cache would fail without a fault; a hang of 1.2 shows in no counter either
  healthByGeneration: false,
  metricsPath: '/prometheus/metrics',
  apiPaths: API_PATHS,
  controlPaths: CONTROL_PATHS,
  ...OPENAI_GENERATION,
  refusedBodyFields: REFUSED_FIELDS,
};
