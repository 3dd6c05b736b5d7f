import { OPENAI_COST_FIELDS } from './cost-fields';
import type { EngineEndpoints } from './engine';
import type { EngineMetrics } from './engine-metrics';
import { MEDIA_FIELDS } from './media-fields';

/** How it answers (fact sheet of 2026-11-22, section 5.2). */
export const TGI_ENDPOINTS: EngineEndpoints = {
  livenessPath: '/health',
  // it asks the shards, and answers 503 until they do
  readinessPath: '/health',
  // it answers to every name, and lists the path of the weights
  checksModelName: false,
  healthByGeneration: false,
  metricsPath: '/metrics',
  apiPaths: ['/v1/models', '/v1/chat/completions', '/v1/completions'],
  // the same inference by another door, and what tells about the process
  controlPaths: ['/', '/generate', '/generate_stream', '/invocations', '/vertex', '/tokenize', '/chat_tokenize', '/info', '/ping', '/docs'],
  generationPath: '/v1/completions',
  generationBody: JSON.stringify({ prompt: '1', max_tokens: 1, temperature: 0.01 }),
  // media are fetched without a bound (CVE-2026-0599), an adapter is an operator's choice
  refusedBodyFields: ['adapter_id', ...MEDIA_FIELDS],
  outputTokenFields: ['max_tokens'],
  costFields: OPENAI_COST_FIELDS,
};

/** Names of `docs/source/reference/metrics.md`. A time to first token and a use of the cache are missing. */
export const TGI_METRICS: EngineMetrics = {
  queued: 'tgi_queue_size',
  running: 'tgi_batch_current_size',
  interTokenLatency: 'tgi_request_mean_time_per_token_duration',
  requestLatency: 'tgi_request_duration',
  promptTokens: 'tgi_request_input_length_sum',
  outputTokens: 'tgi_request_generated_tokens_sum',
  queueTime: 'tgi_request_queue_duration',
  requestsSucceeded: 'tgi_request_success',
  // it labels no series with a model: the name that an operator may give them
  modelLabel: 'model_name',
};

/** All names that matter here, and the sums of two histograms. */
export const TGI_METRIC_NAMES: string[] = [
  'queue_size', 'batch_current_size', 'batch_current_max_tokens', 'request_count', 'request_success', 'request_failure', 'request_duration',
  'request_queue_duration', 'request_inference_duration', 'request_mean_time_per_token_duration', 'request_input_length', 'request_input_length_sum',
  'request_generated_tokens', 'request_generated_tokens_sum',
].map((name) => `tgi_${name}`);
