import type { EngineCommand, EngineOptions } from './engine-options';
import type { VllmFacts } from './vllm-facts';
import { vllmGroupArgs } from './vllm-group';
import { VLLM_FORMATS } from './vllm-quantization';
import { vllmStreamWords } from './vllm-streaming';
import { vllmTuningArgs } from './vllm-switches';

/** What no deployment changes, and `extraArgs` may still override. */
const CONSTANT_ARGS = [
  // probes and scrapes would fill the log (from 0.16.0)
  '--disable-access-log-for-endpoints', '/health,/metrics',
  // callers may not make the server fetch from the network; a reserved name (RFC 2606) never resolves, `data:` URLs still work
  '--allowed-media-domains', 'media.invalid',
];

/** What no deployment changes, and `extraEnv` may still override. */
const CONSTANT_ENV = {
  // either switches the usage statistics off (docs/usage/usage_stats.md)
  DO_NOT_TRACK: '1',
  VLLM_NO_USAGE_STATS: '1',
  VLLM_MEDIA_URL_ALLOW_REDIRECTS: '0',
  // answers of one request; without it 16384 (docs/usage/security.md suggests 64)
  VLLM_MAX_N_SEQUENCES: '64',
};

/** The process; `vllm serve` is stated, so that images whose entry point is a shell script also get the stop signal. */
export function vllmCommand(options: EngineOptions, facts: VllmFacts, homePath: string): EngineCommand {
  return { command: ['vllm', 'serve'], args: argsOf(options, facts), env: envOf(options, homePath), files: {}, preparation: [] };
}

function argsOf(options: EngineOptions, facts: VllmFacts): string[] {
  const quantization = options.quantization === undefined ? undefined : VLLM_FORMATS.flagOf(options.quantization);
  return [
    options.modelPath,
    '--served-model-name', ...options.servedNames,
    '--host', options.host,
    '--port', String(options.port),
    '--tensor-parallel-size', String(options.tensorParallel),
    ...vllmGroupArgs(options, facts),
    '--max-model-len', String(options.contextTokens),
    '--max-num-seqs', String(options.maxSequences),
    '--max-num-batched-tokens', String(options.maxBatchedTokens),
    '--gpu-memory-utilization', String(options.memoryShare),
    '--dtype', options.dtype,
    ...(quantization === undefined ? [] : ['--quantization', quantization]),
    ...vllmStreamWords(options).args,
    ...(facts.drains ? ['--shutdown-timeout', String(Math.ceil(options.drainSeconds))] : []),
    ...(options.trustRemoteCode ? ['--trust-remote-code'] : []),
    ...vllmTuningArgs(options.tuning),
    ...CONSTANT_ARGS,
  ];
}

/** Nothing is asked of the Hub. Told that it is offline, versions before PR #39155 take an address for a repository that is not there; a reserved name (RFC 2606) never resolves. */
const CLOSED_HUB = { local: { HF_HUB_OFFLINE: '1' }, stream: { HF_ENDPOINT: 'https://hub.invalid' } };

function envOf(options: EngineOptions, homePath: string): { [name: string]: string } {
  const { cachePath, keepAliveSeconds, readySeconds } = options;
  return {
    ...CONSTANT_ENV,
    HOME: homePath,
    ...(options.streamBufferMiB === undefined ? CLOSED_HUB.local : CLOSED_HUB.stream),
    ...vllmStreamWords(options).env,
    VLLM_CACHE_ROOT: `${cachePath}/vllm`,
    TORCHINDUCTOR_CACHE_DIR: `${cachePath}/inductor`,
    TRITON_CACHE_DIR: `${cachePath}/triton`,
    NUMBA_CACHE_DIR: `${cachePath}/numba`,
    VLLM_HTTP_TIMEOUT_KEEP_ALIVE: String(Math.ceil(keepAliveSeconds)),
    VLLM_ENGINE_READY_TIMEOUT_S: String(Math.ceil(readySeconds)),
  };
}
