import { lacks, takes, wordFor, type SwitchTable } from './switches';
import type { EngineTuning, TunedSpeculation } from './tuning';
import type { TrtllmFacts } from './tensorrt-llm-facts';

const METHODS = { 'ngram': 'NGram', 'draft-model': 'DraftTarget', 'eagle3': 'Eagle', 'mtp': 'MTP' };
const GRAMMARS = { xgrammar: 'xgrammar', guidance: 'llguidance' };

/** Flags of `commands/serve.py` @ 00209af149, keys of the options file by docs/source/features (fact sheet of 2026-11-22, section 3.2). */
export const TRTLLM_SWITCHES: SwitchTable = {
  kvCacheDtype: takes(['kv_cache_config.dtype'], ['fp8', 'nvfp4']),
  maxSequences: takes(['--max_batch_size']),
  maxBatchedTokens: takes(['--max_num_tokens']),
  chunkedPrefill: takes(['--enable_chunked_prefill']),
  prefixCache: takes(['kv_cache_config.enable_block_reuse']),
  kvOffload: takes(['kv_cache_config.host_cache_size']),
  speculation: takes(['speculative_config'], Object.keys(METHODS)),
  adapters: lacks('another engine, or the adapter merged into the weights: here a caller would name the path of an adapter in each request'),
  structuredOutput: takes(['guided_decoding_backend'], Object.keys(GRAMMARS)),
  toolCallParser: takes(['--tool_parser']),
  reasoningParser: takes(['--reasoning_parser']),
  traces: lacks('another engine, or an image of your own with the OpenTelemetry packages and --otlp_traces_endpoint in engine.args: its own was not confirmed to hold them'),
};

/** The flags of what was set. */
export function trtllmTuningArgs({ toolCallParser, reasoningParser }: EngineTuning): string[] {
  return [
    ...(toolCallParser === undefined ? [] : ['--tool_parser', toolCallParser]),
    ...(reasoningParser === undefined ? [] : ['--reasoning_parser', reasoningParser]),
  ];
}

/** What of it stands in the options file. */
export function trtllmTuningKeys({ kvCacheDtype, prefixCache, kvOffloadGiB, speculation, structuredOutput }: EngineTuning, facts: TrtllmFacts): { [key: string]: unknown } {
  const cache = {
    ...(kvCacheDtype !== undefined && { dtype: kvCacheDtype }),
    ...(prefixCache !== undefined && { enable_block_reuse: prefixCache }),
    ...(kvOffloadGiB !== undefined && { host_cache_size: Math.floor(kvOffloadGiB * 2 ** 30) }),
  };
  return {
    ...(Object.keys(cache).length > 0 && { kv_cache_config: cache }),
    ...(speculation !== undefined && { speculative_config: speculationOf(speculation, facts) }),
    ...(structuredOutput !== undefined && { guided_decoding_backend: wordFor(GRAMMARS, structuredOutput) }),
  };
}

/** Keys by nvidia.github.io/TensorRT-LLM/1.0.0 and 1.3.0rc24, examples/llm_speculative_decoding (read 2026-11-25): the folder was renamed between them. */
function speculationOf({ method, tokens, draftPath }: TunedSpeculation, { namesModel }: TrtllmFacts): { [key: string]: unknown } {
  const folder = namesModel ? 'speculative_model' : 'speculative_model_dir';
  return {
    decoding_type: wordFor(METHODS, method),
    ...(method === 'mtp' ? { num_nextn_predict_layers: tokens } : { max_draft_len: tokens }),
    ...(draftPath !== undefined && { [folder]: draftPath }),
  };
}
