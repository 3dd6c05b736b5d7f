import type { DecidedOption, UnsafeOption } from './engine';

/** The parser takes underscores for hyphens. */
const bothSpellings = (flag: string) => (flag.startsWith('--') && flag.slice(2).includes('-') ? [flag, `--${flag.slice(2).replaceAll('-', '_')}`] : [flag]);

const decidedBy = (field: string, ...options: string[]): DecidedOption => ({ field, spellings: options.flatMap(bothSpellings) });

/** What the plan decides; spellings of `vllm/engine/arg_utils.py` and `vllm/entrypoints/openai/cli_args.py` @ 017e9f4448 (2026-08-17). */
export const VLLM_DECIDED: DecidedOption[] = [
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
  decidedBy('architecture', '-pp', '--pipeline-parallel-size', '-dp', '--data-parallel-size', '--nnodes', '--node-rank', '--master-addr', '--headless'),
  decidedBy('workload.contextTokens', '--max-model-len'),
  decidedBy('workload.concurrency', '--max-num-seqs'),
  decidedBy('workload.longestGeneration', '--shutdown-timeout'),
  decidedBy('workload.longestSilence', 'VLLM_HTTP_TIMEOUT_KEEP_ALIVE'),
  decidedBy('storage.throughputMBps', 'VLLM_ENGINE_READY_TIMEOUT_S'),
  decidedBy('storage.load', 'RUNAI_STREAMER_MEMORY_LIMIT'),
  decidedBy('storage.cache', 'VLLM_CACHE_ROOT', 'TORCHINDUCTOR_CACHE_DIR', 'TRITON_CACHE_DIR', 'NUMBA_CACHE_DIR'),
];

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

/** What opens a hole; `--trust-remote-code` is decided by a field of its own. */
export const VLLM_UNSAFE: UnsafeOption[] = Object.entries(HOLES).flatMap(([option, reason]) => bothSpellings(option).map((spelling) => ({ spelling, reason })));
