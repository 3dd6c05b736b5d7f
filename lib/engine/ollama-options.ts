import { decided, known, OptionTable, unsafe } from './option-table';

/** Variables of `envconfig/config.go` v0.32.15 (2026-08-19): it has no flags. */
export const OLLAMA_OPTIONS = new OptionTable([
  decided('model.source', 'OLLAMA_MODELS', 'OLLAMA_KEEP_ALIVE', 'OLLAMA_MAX_LOADED_MODELS', 'OLLAMA_NOPRUNE'),
  decided('access.exposure', 'OLLAMA_HOST'),
  decided('hardware.instanceType', 'OLLAMA_GPU_OVERHEAD', 'OLLAMA_FLASH_ATTENTION', 'LLAMA_ARG_FIT', 'LLAMA_ARG_FIT_TARGET'),
  decided('hardware.tensorParallel', 'OLLAMA_SCHED_SPREAD'),
  decided('workload.contextTokens', 'OLLAMA_CONTEXT_LENGTH'),
  decided('workload.concurrency', 'OLLAMA_NUM_PARALLEL', 'OLLAMA_MAX_QUEUE'),
  decided('storage.throughputMBps', 'OLLAMA_LOAD_TIMEOUT'),
  decided('optimization.kvCacheDtype', 'OLLAMA_KV_CACHE_TYPE'),
  unsafe('writes prompts into the log', 'OLLAMA_DEBUG', 'OLLAMA_DEBUG_LOG_REQUESTS'),
  unsafe('lets pages of other origins call it', 'OLLAMA_ORIGINS'),
  unsafe('sends prompts to servers of others', 'OLLAMA_REMOTES'),
  known('HOME', 'OLLAMA_NO_CLOUD'),
]);
