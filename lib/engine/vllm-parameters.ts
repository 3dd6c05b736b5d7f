import type { EngineOptions } from './engine-options';
import type { IEngineParameters } from './serving-framework';
import { VLLM_FORMATS } from './vllm-quantization';

/** Its engine arguments as a program gives them: the flags with underscores, without those of its web server (`vllm/engine/arg_utils.py` @ 017e9f4448, 2026-08-17). */
export class VllmParameters implements IEngineParameters {
  public parameters(options: EngineOptions): { [name: string]: any } {
    const { tensorParallel, pipelineParallel = 1, quantization, tuning, trustRemoteCode } = options;
    const format = quantization === undefined ? undefined : VLLM_FORMATS.flagOf(quantization);
    return {
      tensor_parallel_size: tensorParallel,
      pipeline_parallel_size: pipelineParallel,
      max_model_len: options.contextTokens,
      max_num_seqs: options.maxSequences,
      max_num_batched_tokens: options.maxBatchedTokens,
      gpu_memory_utilization: options.memoryShare,
      dtype: options.dtype,
      ...(format !== undefined && { quantization: format }),
      ...(trustRemoteCode && { trust_remote_code: true }),
      ...(tuning.kvCacheDtype !== undefined && { kv_cache_dtype: tuning.kvCacheDtype }),
      ...(tuning.chunkedPrefill !== undefined && { enable_chunked_prefill: tuning.chunkedPrefill }),
      ...(tuning.prefixCache !== undefined && { enable_prefix_caching: tuning.prefixCache }),
    };
  }
}
