import { FormatTable, LEAVE_OUT, PLAIN_FORMATS, type FormatRow } from './format-table';

const FROM_CHECKPOINT = { instead: 'a checkpoint without quantisation' };
const WEIGHT_ONLY_4BIT = { from: 8.0, instead: 'awq or gptq weights' };

/**
 * Devices by the hardware table of docs/features/quantization (read 2026-11-22). Below 8.9 there is no fp8 arithmetic, yet from
 * 8.0 on the Marlin kernels load fp8 weights and compute in 16 bits. A format that the checkpoint states is not repeated as a
 * flag: an explicit `awq` would force the slow kernel in place of the Marlin one (log line of awq_marlin.py).
 */
const FORMATS: { readonly [format: string]: FormatRow } = {
  fp8: { flag: 'fp8', from: 8.0, instead: 'awq or gptq weights' },
  mxfp8: { flag: 'mxfp8', instead: 'fp8' },
  awq: { from: 7.5, ...FROM_CHECKPOINT },
  gptq: { from: 7.0, ...FROM_CHECKPOINT },
  int4: { from: 7.5, ...FROM_CHECKPOINT },
  // docs/features/quantization/llm_compressor/int8_w8a8.md: not on compute capability 10.0 and newer
  int8: { from: 7.5, below: 10, instead: 'fp8' },
  nvfp4: WEIGHT_ONLY_4BIT,
  mxfp4: WEIGHT_ONLY_4BIT,
  gguf: { instead: 'awq or gptq weights, or an image of your own with vllm-gguf-plugin (engine.image)' },
  bitsandbytes: { flag: 'bitsandbytes', instead: 'fp8, awq or gptq weights, or an image of your own with vllm-bnb-plugin (engine.image)' },
};

/** Values of `--quantization` that are passed on as they are: `QUANTIZATION_METHODS` @ 017e9f4448 (2026-08-17). */
const OWN_NAMES = [
  'auto_awq', 'awq_marlin', 'fbgemm_fp8', 'fp_quant', 'modelopt', 'modelopt_fp4', 'modelopt_mxfp8', 'modelopt_mixed', 'auto_gptq',
  'gptq_marlin', 'humming', 'compressed-tensors', 'experts_int8', 'quark', 'moe_wna16', 'torchao', 'inc', 'gpt_oss_mxfp4',
  'deepseek_v4_fp8', 'online', 'fp8_per_tensor', 'fp8_per_block', 'fp8_per_channel', 'int8_per_channel_weight_only', 'nvfp4_per_token',
];

/** Made of 16-bit files: docs/features/quantization/{online,fp8,bnb}.md (read 2026-11-25); the shorthands by the list above. */
const ONLINE = [
  'fp8', 'fp8_per_tensor', 'fp8_per_block', 'fp8_per_channel', 'mxfp8', 'int8_per_channel_weight_only', 'nvfp4_per_token', 'bitsandbytes',
];

/** The weight formats of vLLM. It compares what it is told with the checkpoint's `quantization_config`, and ends when they differ. */
export const VLLM_FORMATS = new FormatTable({
  engine: 'vLLM', rows: FORMATS, ownNames: OWN_NAMES, plain: PLAIN_FORMATS, online: ONLINE, endsOnOther: true, otherwise: LEAVE_OUT,
});
