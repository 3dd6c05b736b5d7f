import { lacks, takes, wordFor, type SwitchTable } from './switches';
import type { EngineTuning } from './tuning';

const CACHE_TYPES = { fp8: 'fp8_e4m3fn', fp8_e4m3: 'fp8_e4m3fn', fp8_e5m2: 'fp8_e5m2' };

/** Flags of `docs/source/reference/launcher.md`, two variables of the fact sheet of 2026-11-22, section 10. */
export const TGI_SWITCHES: SwitchTable = {
  kvCacheDtype: takes(['--kv-cache-dtype'], Object.keys(CACHE_TYPES)),
  maxSequences: takes(['--max-concurrent-requests']),
  maxBatchedTokens: takes(['--max-batch-prefill-tokens']),
  chunkedPrefill: takes(['PREFILL_CHUNKING']),
  prefixCache: takes(['PREFIX_CACHING']),
  kvOffload: lacks('kvCacheDtype fp8, or another engine'),
  speculation: takes(['--speculate'], ['ngram']),
  adapters: lacks('the adapter merged into the weights, or another engine: how it takes a local folder was not confirmed'),
  structuredOutput: lacks('nothing: it is built in, on outlines'),
  toolCallParser: lacks('nothing: it is built in'),
  reasoningParser: lacks('another engine, or reasoning told apart by the caller'),
  traces: lacks('another engine: its spans may carry the parameters of requests, and with them words of callers (UNVERIFIED)'),
};

/** The flags of what was set. */
export function tgiTuningArgs({ kvCacheDtype, speculation }: EngineTuning): string[] {
  return [
    ...(kvCacheDtype === undefined ? [] : ['--kv-cache-dtype', wordFor(CACHE_TYPES, kvCacheDtype)]),
    ...(speculation === undefined ? [] : ['--speculate', String(speculation.tokens)]),
  ];
}

/** The variables of what was set. */
export function tgiTuningEnv({ chunkedPrefill, prefixCache }: EngineTuning): { [name: string]: string } {
  return {
    ...(chunkedPrefill !== undefined && { PREFILL_CHUNKING: chunkedPrefill ? '1' : '0' }),
    ...(prefixCache !== undefined && { PREFIX_CACHING: prefixCache ? '1' : '0' }),
  };
}
