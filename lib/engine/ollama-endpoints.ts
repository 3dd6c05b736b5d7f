import { OPENAI_COST_FIELDS } from './cost-fields';
import type { EngineEndpoints } from './engine';

/** The paths of the OpenAI API: those of its own would let a caller set the context, unload the model, and more. */
const API_PATHS = ['/v1/models', '/v1/chat/completions', '/v1/completions', '/v1/embeddings'];

/** Everything else that it answers on, without any key (server/routes.go v0.32.15, read 2026-11-22). */
const CONTROL_PATHS = [
  // changes what it serves
  '/api/pull', '/api/push', '/api/create', '/api/delete', '/api/copy', '/api/blobs',
  // generates with options of the caller's: context length, time in memory, templates
  '/api/generate', '/api/chat', '/api/embed', '/api/embeddings', '/v1/responses', '/v1/messages', '/v1/audio/transcriptions',
  // tells about the process
  '/api/version', '/api/tags', '/api/ps', '/api/show', '/debug/pprof',
];

/** How it answers. */
export const OLLAMA_ENDPOINTS: EngineEndpoints = {
  // the guard's answer: `/` says that the process lives, `/api/ps` has one status for a loaded and a missing model
  livenessPath: '/health',
  readinessPath: '/health',
  checksModelName: true,
  healthByGeneration: true,
  apiPaths: API_PATHS,
  controlPaths: CONTROL_PATHS,
  generationPath: '/v1/completions',
  generationBody: JSON.stringify({ prompt: '1', max_tokens: 1, temperature: 0 }),
  // shows the prompt in place of an answer (openai/openai.go)
  refusedBodyFields: ['_debug_render_only'],
  outputTokenFields: ['max_tokens'],
  costFields: OPENAI_COST_FIELDS,
};
