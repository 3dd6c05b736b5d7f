import { lacks, takes, type SwitchTable } from './switches';

/** Variables of `envconfig/config.go` v0.32.15 (2026-08-19); the rest is decided by the file, by llama.cpp or by a request. */
export const OLLAMA_SWITCHES: SwitchTable = {
  kvCacheDtype: takes(['OLLAMA_KV_CACHE_TYPE'], ['q8_0', 'q4_0']),
  maxSequences: takes(['OLLAMA_NUM_PARALLEL']),
  maxBatchedTokens: lacks('nothing: llama.cpp decides'),
  chunkedPrefill: lacks('nothing: llama.cpp always works through a prompt in parts'),
  prefixCache: lacks('nothing: a place keeps the beginning of its last request by itself'),
  kvOffload: lacks('kvCacheDtype q8_0, or a shorter context'),
  speculation: lacks('another engine'),
  adapters: lacks('the adapter merged into the weights before the GGUF file is made, or another engine'),
  structuredOutput: lacks('nothing: a request asks for it by response_format'),
  toolCallParser: lacks('nothing: the template in the file decides'),
  reasoningParser: lacks('nothing: the template in the file decides'),
  traces: lacks('its metrics and logs, or another engine'),
};
