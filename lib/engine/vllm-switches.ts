import { takes, wordFor, type SwitchTable } from './switches';
import type { EngineTuning } from './tuning';

/** Words of `--speculative-config` for the neutral ones. */
const METHODS = { 'ngram': 'ngram', 'draft-model': 'draft_model', 'eagle': 'eagle', 'eagle3': 'eagle3', 'mtp': 'mtp' };

/** Flags and values of `vllm/engine/arg_utils.py`, `config/cache.py` and `config/speculative.py` @ 017e9f4448 (2026-08-17). */
export const VLLM_SWITCHES: SwitchTable = {
  kvCacheDtype: takes(['--kv-cache-dtype'], ['fp8', 'fp8_e4m3', 'fp8_e5m2', 'int8_per_token_head', 'fp8_per_token_head', 'nvfp4']),
  maxSequences: takes(['--max-num-seqs']),
  maxBatchedTokens: takes(['--max-num-batched-tokens']),
  chunkedPrefill: takes(['--enable-chunked-prefill', '--no-enable-chunked-prefill']),
  prefixCache: takes(['--enable-prefix-caching', '--no-enable-prefix-caching']),
  kvOffload: takes(['--kv-offloading-size', '--kv-offloading-backend']),
  speculation: takes(['--speculative-config'], Object.keys(METHODS)),
  adapters: takes(['--enable-lora', '--lora-modules', '--max-loras', '--max-lora-rank']),
  structuredOutput: takes(['--structured-outputs-config'], ['xgrammar', 'guidance', 'outlines', 'lm-format-enforcer']),
  toolCallParser: takes(['--enable-auto-tool-choice', '--tool-call-parser']),
  reasoningParser: takes(['--reasoning-parser']),
  // its image holds the packages since February 2026 (PR #34466); spans carry ids, counts and times (vllm/tracing/utils.py, read 2026-11-26)
  traces: takes(['--otlp-traces-endpoint']),
};

const onOrOff = (flag: string, on?: boolean): string[] => (on === undefined ? [] : [`--${on ? '' : 'no-'}${flag}`]);

/** The arguments of what was set. */
export function vllmTuningArgs(tuning: EngineTuning): string[] {
  const { kvCacheDtype, kvOffloadGiB, speculation, adapters, maxAdapterRank, structuredOutput, toolCallParser, reasoningParser, tracesEndpoint } = tuning;
  return [
    ...(kvCacheDtype === undefined ? [] : ['--kv-cache-dtype', kvCacheDtype]),
    ...onOrOff('enable-chunked-prefill', tuning.chunkedPrefill),
    ...onOrOff('enable-prefix-caching', tuning.prefixCache),
    ...(kvOffloadGiB === undefined ? [] : ['--kv-offloading-size', String(kvOffloadGiB), '--kv-offloading-backend', 'native']),
    ...(speculation === undefined ? [] : ['--speculative-config', JSON.stringify({
      method: wordFor(METHODS, speculation.method),
      ...(speculation.draftPath !== undefined && { model: speculation.draftPath }),
      num_speculative_tokens: speculation.tokens,
    })]),
    ...(adapters.length === 0 ? [] : ['--enable-lora', '--lora-modules', ...adapters.map(({ name, path }) => `${name}=${path}`), '--max-loras', String(adapters.length), '--max-lora-rank', String(maxAdapterRank)]),
    ...(structuredOutput === undefined ? [] : ['--structured-outputs-config', JSON.stringify({ backend: structuredOutput })]),
    ...(toolCallParser === undefined ? [] : ['--enable-auto-tool-choice', '--tool-call-parser', toolCallParser]),
    ...(reasoningParser === undefined ? [] : ['--reasoning-parser', reasoningParser]),
    ...(tracesEndpoint === undefined ? [] : ['--otlp-traces-endpoint', tracesEndpoint]),
  ];
}
