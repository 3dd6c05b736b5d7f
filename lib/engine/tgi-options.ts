import { decided, known, OptionTable, unsafe, type OptionRow } from './option-table';

/** Every flag is a variable too. */
const both = (flag: string): string[] => [flag, flag.slice(2).replaceAll('-', '_').toUpperCase()];

const decidedBy = (field: string, ...flags: string[]): OptionRow => decided(field, ...flags.flatMap(both));

/** Flags and variables of `docs/source/reference/launcher.md` (read 2026-11-22). */
export const TGI_OPTIONS = new OptionTable([
  decidedBy('model.source', '--model-id', '--weights-cache-override', '--huggingface-hub-cache'),
  decidedBy('model.revision', '--revision'),
  decidedBy('model.dtype', '--dtype'),
  decidedBy('model.quantization', '--quantize'),
  decidedBy('model.trustRemoteCode', '--trust-remote-code'),
  decidedBy('access.exposure', '--hostname', '--port'),
  decidedBy('access.maxBodySize', '--payload-limit'),
  decidedBy('hardware.tensorParallel', '--num-shard', '--sharded'),
  decidedBy('hardware.instanceType', '--max-batch-prefill-tokens', '--max-batch-total-tokens', '--cuda-memory-fraction'),
  decidedBy('workload.contextTokens', '--max-total-tokens', '--max-input-tokens', '--max-input-length'),
  decidedBy('workload.concurrency', '--max-concurrent-requests'),
  decided('workload.longestGeneration', 'GRACEFUL_TERMINATION_TIMEOUT'),
  decidedBy('optimization.kvCacheDtype', '--kv-cache-dtype'),
  decided('optimization.chunkedPrefill', 'PREFILL_CHUNKING'),
  decided('optimization.prefixCache', 'PREFIX_CACHING'),
  decidedBy('optimization.speculation', '--speculate'),
  decidedBy('optimization.adapters', '--lora-adapters'),
  decided('storage.cache', 'TRITON_CACHE_DIR', 'HF_HOME'),
  decided('model.source', 'HF_HUB_OFFLINE'),
  unsafe('opens a tunnel from the internet past the guard', ...both('--ngrok'), ...both('--ngrok-authtoken'), ...both('--ngrok-edge')),
  unsafe('puts a secret into the process list; keys belong to access.apiKeys', ...both('--api-key')),
  unsafe('lets pages of other origins call it', ...both('--cors-allow-origin')),
  known(...both('--usage-stats'), ...both('--json-output'), 'HOME'),
]);
