import { takes, wordFor, type SwitchTable } from './switches';
import type { EngineTuning, TunedSpeculation } from './tuning';

const METHODS = { 'ngram': 'NGRAM', 'draft-model': 'STANDALONE', 'eagle': 'EAGLE', 'eagle3': 'EAGLE3', 'mtp': 'NEXTN' };
const CACHE_TYPES = { fp8: 'fp8_e4m3', fp8_e4m3: 'fp8_e4m3', fp8_e5m2: 'fp8_e5m2', nvfp4: 'nvfp4' };
const GRAMMARS = { xgrammar: 'xgrammar', outlines: 'outlines', guidance: 'llguidance' };

/** Flags and values of `python/sglang/srt/server_args.py` @ 71de97b264 (v0.5.18, 2026-08-20). */
export const SGLANG_SWITCHES: SwitchTable = {
  kvCacheDtype: takes(['--kv-cache-dtype'], Object.keys(CACHE_TYPES)),
  maxSequences: takes(['--max-running-requests']),
  maxBatchedTokens: takes(['--chunked-prefill-size', '--max-prefill-tokens']),
  chunkedPrefill: takes(['--chunked-prefill-size']),
  prefixCache: takes(['--disable-radix-cache']),
  kvOffload: takes(['--enable-hierarchical-cache', '--hicache-size']),
  speculation: takes(['--speculative-algorithm', '--speculative-draft-model-path', '--speculative-num-steps', '--speculative-eagle-topk', '--speculative-num-draft-tokens'], Object.keys(METHODS)),
  adapters: takes(['--enable-lora', '--lora-paths', '--max-loras-per-batch', '--max-lora-rank']),
  structuredOutput: takes(['--grammar-backend'], Object.keys(GRAMMARS)),
  toolCallParser: takes(['--tool-call-parser']),
  reasoningParser: takes(['--reasoning-parser']),
  // without the packages in its image, which nobody confirmed (UNVERIFIED), it says so in its log and sends nothing
  traces: takes(['--enable-trace', '--otlp-traces-endpoint']),
};

/** Bytes of a GiB and of the GB that the flag counts in. */
const GB_PER_GIB = 2 ** 30 / 1e9;

/** The arguments of what was set; chunked prefill is the size of a chunk, which the command states. */
export function sglangTuningArgs(tuning: EngineTuning, tensorParallel: number): string[] {
  const { kvCacheDtype, kvOffloadGiB, speculation, adapters, maxAdapterRank, structuredOutput, toolCallParser, reasoningParser, tracesEndpoint } = tuning;
  return [
    ...(kvCacheDtype === undefined ? [] : ['--kv-cache-dtype', wordFor(CACHE_TYPES, kvCacheDtype)]),
    ...(tuning.prefixCache === false ? ['--disable-radix-cache'] : []),
    // each process of a cut takes that much: the whole is shared out, so that it is never exceeded (UNVERIFIED)
    ...(kvOffloadGiB === undefined ? [] : ['--enable-hierarchical-cache', '--hicache-size', String(Math.max(1, Math.floor((kvOffloadGiB * GB_PER_GIB) / tensorParallel)))]),
    ...(speculation === undefined ? [] : speculationArgs(speculation)),
    ...(adapters.length === 0 ? [] : ['--enable-lora', '--lora-paths', ...adapters.map(({ name, path }) => `${name}=${path}`), '--max-loras-per-batch', String(adapters.length), '--max-lora-rank', String(maxAdapterRank)]),
    ...(structuredOutput === undefined ? [] : ['--grammar-backend', wordFor(GRAMMARS, structuredOutput)]),
    ...(toolCallParser === undefined ? [] : ['--tool-call-parser', toolCallParser]),
    ...(reasoningParser === undefined ? [] : ['--reasoning-parser', reasoningParser]),
    ...(tracesEndpoint === undefined ? [] : ['--enable-trace', '--otlp-traces-endpoint', tracesEndpoint]),
  ];
}

/** A chain without branches: each step guesses one token, and the token that the model adds is counted too. */
function speculationArgs({ method, tokens, draftPath }: TunedSpeculation): string[] {
  const algorithm = ['--speculative-algorithm', wordFor(METHODS, method)];
  if (method === 'ngram') return [...algorithm, '--speculative-num-draft-tokens', String(tokens)];
  return [
    ...algorithm,
    ...(draftPath === undefined ? [] : ['--speculative-draft-model-path', draftPath]),
    '--speculative-num-steps', String(tokens), '--speculative-eagle-topk', '1', '--speculative-num-draft-tokens', String(tokens + 1),
  ];
}
