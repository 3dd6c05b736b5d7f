import { decided, known, OptionTable, unsafe, within } from './option-table';

const CANDIDATE = { from: '1.3.0rc25' };

/** Flags of `tensorrt_llm/commands/serve.py` @ 00209af149 (early 2026); those of 1.3 by its documents (read 2026-11-22). */
export const TRTLLM_OPTIONS = new OptionTable([
  decided('model.source', '--tokenizer', '--custom_tokenizer', '--backend', 'HF_HUB_OFFLINE'),
  decided('model.revision', '--revision'),
  within(CANDIDATE, decided('model.servedNames', '--served_model_name')),
  decided('model.trustRemoteCode', '--trust_remote_code'),
  decided('access.exposure', '--host', '--port'),
  decided('hardware.tensorParallel', '--tensor_parallel_size', '--tp_size', '--gpus_per_node'),
  decided('hardware.instanceType', '--max_num_tokens', '--free_gpu_memory_fraction', '--kv_cache_free_gpu_memory_fraction', '--max_beam_width'),
  decided('optimization.chunkedPrefill', '--enable_chunked_prefill'),
  decided('optimization.toolCallParser', '--tool_parser'),
  decided('optimization.reasoningParser', '--reasoning_parser'),
  decided('hardware.pipelineParallel', '--pipeline_parallel_size', '--pp_size'),
  decided('hardware.expertParallel', '--moe_expert_parallel_size', '--ep_size'),
  decided('architecture', '--context_parallel_size', '--cp_size', '--moe_cluster_parallel_size', '--cluster_size', '--server_role', '--disagg_cluster_uri', '--metadata_server_config_file'),
  decided('workload.contextTokens', '--max_seq_len'),
  decided('workload.concurrency', '--max_batch_size'),
  decided('storage.cache', 'TORCHINDUCTOR_CACHE_DIR', 'TRITON_CACHE_DIR'),
  // the file is the plan's: a second one would take its place, with the data type and the metrics
  decided('engine', '--config', '--extra_llm_api_options'),
  unsafe('imports code into the server', '--custom_module_dirs'),
  unsafe('sizes the work of media decoders', '--media_io_kwargs'),
  within(CANDIDATE, unsafe('answers over gRPC, which the guard does not check', '--grpc')),
  within(CANDIDATE, unsafe('sends figures of its use to its makers', '--telemetry')),
  within(CANDIDATE, known('--no-telemetry')),
  known('HOME', 'TRTLLM_RESPONSES_API_DISABLE_STORE'),
  // keys of the options file
  known('kv_cache_config.dtype', 'kv_cache_config.enable_block_reuse', 'kv_cache_config.host_cache_size', 'speculative_config', 'guided_decoding_backend'),
]);
