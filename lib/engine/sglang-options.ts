import { decided, known, OptionTable, unsafe } from './option-table';

/** Flags of `python/sglang/srt/server_args.py`, variables of `environ.py` @ 71de97b264 (v0.5.18, 2026-08-20). */
export const SGLANG_OPTIONS = new OptionTable([
  decided('model.source', '--model-path', '--model', '--tokenizer-path', '--load-format', 'HF_HUB_OFFLINE'),
  decided('model.revision', '--revision'),
  decided('model.servedNames', '--served-model-name'),
  decided('model.dtype', '--dtype'),
  decided('model.quantization', '--quantization'),
  decided('model.trustRemoteCode', '--trust-remote-code'),
  decided('access.exposure', '--host', '--port'),
  decided('hardware.tensorParallel', '--tensor-parallel-size', '--tp-size', '--tp'),
  decided('hardware.instanceType', '--chunked-prefill-size', '--max-prefill-tokens', '--mem-fraction-static', '--max-total-tokens'),
  decided('architecture', '--pipeline-parallel-size', '--pp-size', '--data-parallel-size', '--dp-size', '--expert-parallel-size', '--ep-size', '--nnodes', '--node-rank', '--dist-init-addr', '--disaggregation-mode'),
  decided('workload.contextTokens', '--context-length'),
  decided('workload.concurrency', '--max-running-requests'),
  decided('workload.longestSilence', 'SGLANG_TIMEOUT_KEEP_ALIVE'),
  decided('storage.cache', 'SGLANG_CACHE_DIR'),
  unsafe('writes prompts into the log', '--log-requests', '--log-requests-level'),
  unsafe('sets options where the plan and this check cannot see them', '--config'),
  unsafe('puts a secret into the process list; keys belong to access.apiKeys', '--api-key', '--admin-api-key'),
  unsafe('answers over gRPC, which the guard does not check', '--grpc-port', '--smg-grpc-mode'),
  unsafe('runs code that callers send (CVE-2026-7304)', '--enable-custom-logit-processor'),
  unsafe('opens a port that runs what it is sent (CVE-2026-111391)', 'DUMPER_SERVER_PORT'),
  unsafe('ends the server at the stop signal, with every running request', 'SGL_FORCE_SHUTDOWN'),
  known('--enable-metrics', '--uvicorn-access-log-exclude-prefixes', 'HOME', 'SGLANG_ENABLE_HEALTH_ENDPOINT_GENERATION'),
]);
