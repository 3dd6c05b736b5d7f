import { decided, known, OptionTable, unsafe, within, type OptionRow } from './option-table';

/** The parser takes underscores for hyphens. */
const bothSpellings = (flag: string) => (flag.startsWith('--') && flag.slice(2).includes('-') ? [flag, `--${flag.slice(2).replaceAll('-', '_')}`] : [flag]);

const decidedBy = (field: string, ...options: string[]): OptionRow => decided(field, ...options.flatMap(bothSpellings));

/** What the plan decides; spellings of `vllm/engine/arg_utils.py` and `vllm/entrypoints/openai/cli_args.py` @ 017e9f4448 (2026-08-17). */
const DECIDED: OptionRow[] = [
  decidedBy('model.source', '--model', '--download-dir', 'HF_HUB_OFFLINE', 'HF_ENDPOINT'),
  decidedBy('model.revision', '--revision', '--tokenizer-revision', '--code-revision'),
  decidedBy('model.servedNames', '--served-model-name'),
  decidedBy('model.dtype', '--dtype'),
  decidedBy('model.quantization', '-q', '--quantization'),
  decidedBy('model.trustRemoteCode', '--trust-remote-code', '--no-trust-remote-code'),
  // the engine listens on the loopback address, where only the guard reaches it
  decidedBy('access.exposure', '--host', '--port', '--uds'),
  decidedBy('hardware.tensorParallel', '-tp', '--tensor-parallel-size'),
  decidedBy('hardware.instanceType', '--max-num-batched-tokens', '--gpu-memory-utilization', '--kv-cache-memory-bytes'),
  decidedBy('hardware.pipelineParallel', '-pp', '--pipeline-parallel-size'),
  decidedBy('hardware.nodes', '--nnodes', '--node-rank', '--master-addr', '--master-port', '--headless', '--distributed-executor-backend', 'VLLM_HOST_IP'),
  within({ from: '0.28.0' }, decidedBy('hardware.expertParallel', '-ep', '--enable-expert-parallel')),
  decidedBy('architecture', '-dp', '--data-parallel-size'),
  decidedBy('workload.contextTokens', '--max-model-len'),
  decidedBy('workload.concurrency', '--max-num-seqs'),
  // found in 0.19.1; another source says 0.18.0, the later one is the safe one (PR #36666)
  within({ from: '0.19.1' }, decidedBy('workload.longestGeneration', '--shutdown-timeout')),
  decidedBy('workload.longestSilence', 'VLLM_HTTP_TIMEOUT_KEEP_ALIVE'),
  decidedBy('storage.throughputMBps', 'VLLM_ENGINE_READY_TIMEOUT_S'),
  within({ from: '0.23.0' }, decidedBy('storage.load', 'RUNAI_STREAMER_MEMORY_LIMIT')),
  decidedBy('optimization.kvCacheDtype', '--kv-cache-dtype'),
  decidedBy('optimization.chunkedPrefill', '--enable-chunked-prefill', '--no-enable-chunked-prefill'),
  decidedBy('optimization.prefixCache', '--enable-prefix-caching', '--no-enable-prefix-caching'),
  // read in 0.28-dev; older sources were not searched for these two
  within({ from: '0.28.0' }, decidedBy('optimization.kvOffload', '--kv-offloading-size', '--kv-offloading-backend')),
  within({ from: '0.28.0' }, decidedBy('optimization.structuredOutput', '--structured-outputs-config')),
  decidedBy('optimization.speculation', '-sc', '--speculative-config'),
  decidedBy('optimization.adapters', '--enable-lora', '--lora-modules', '--max-loras'),
  decidedBy('optimization.maxAdapterRank', '--max-lora-rank'),
  decidedBy('observability.traces', '--otlp-traces-endpoint'),
  decidedBy('optimization.toolCallParser', '--enable-auto-tool-choice', '--tool-call-parser'),
  decidedBy('optimization.reasoningParser', '--reasoning-parser'),
  decidedBy('storage.cache', 'VLLM_CACHE_ROOT', 'TORCHINDUCTOR_CACHE_DIR', 'TRITON_CACHE_DIR', 'NUMBA_CACHE_DIR'),
];

/** What takes a secret; spelling of `vllm/entrypoints/openai/cli_args.py` @ 017e9f4448 (2026-08-17). */
export const VLLM_SECRETS: string[] = bothSpellings('--api-key');

const OPEN_ENDPOINT = 'opens an endpoint without a key';

/** Holes by the security guide of vLLM (docs/usage/security.md) and its flag help, read 2026-11-22. */
const HOLES: { readonly [option: string]: string } = {
  '--enable-log-requests': 'writes prompts into the log',
  '--enable-log-outputs': 'writes answers into the log',
  '--profiler-config': `${OPEN_ENDPOINT} that starts and stops a profiler`,
  '--tool-server': 'lets the model run code and browse, on a network of its own choice',
  '--enable-tokenizer-info-endpoint': `${OPEN_ENDPOINT} that shows templates and tokenizer settings`,
  '--trust-request-chat-template': 'compiles templates that callers send',
  '--enable-prompt-embeds': 'loads tensors that callers send (PYSEC-2026-250, PYSEC-2026-2303)',
  '--allowed-local-media-path': 'lets callers read files of the container',
  '--middleware': 'imports code into the server',
  '--config': 'sets options where the plan and this check cannot see them',
  '--grpc': 'answers over gRPC, which the guard does not check',
  '--api-key': 'puts a secret into the process list; keys belong to access.apiKeys',
  VLLM_API_KEY: 'puts a secret into the template; keys belong to access.apiKeys',
  VLLM_SERVER_DEV_MODE: 'opens endpoints that run any method of the engine, sleep it and reset its caches',
  VLLM_ALLOW_RUNTIME_LORA_UPDATING: 'lets callers load adapters from any path',
  VLLM_ALLOW_INSECURE_SERIALIZATION: 'unpickles what other processes send',
  PYTHONOPTIMIZE: 'strips the assertions that check models (CVE-2026-41523)',
};

/** What the command states besides, and a user may override. */
const CONSTANTS: OptionRow[] = [
  within({ from: '0.16.0' }, known(...bothSpellings('--disable-access-log-for-endpoints'))),
  known(...['--load-format', '--model-loader-extra-config'].flatMap(bothSpellings)),
  within({ from: '0.23.0' }, known('RUNAI_STREAMER_NO_BOTO3_SESSION')),
  known(...bothSpellings('--allowed-media-domains'), 'HOME', 'DO_NOT_TRACK', 'VLLM_NO_USAGE_STATS', 'VLLM_MEDIA_URL_ALLOW_REDIRECTS', 'VLLM_MAX_N_SEQUENCES'),
];

/** Every option; `--trust-remote-code` opens a hole too, and is decided by a field of its own. */
export const VLLM_OPTIONS = new OptionTable([
  ...DECIDED,
  ...Object.entries(HOLES).map(([option, reason]) => unsafe(reason, ...bothSpellings(option))),
  ...CONSTANTS,
]);
