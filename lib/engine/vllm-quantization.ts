import { nearest } from '../units/nearest';
import type { Unsupported } from './engine';

/** How a weight format is told to vLLM, and what it needs of a device. */
interface FormatRow {
  /** Value of `--quantization`; absent when it must be left to the checkpoint. */
  readonly flag?: string;

  /** Lowest compute capability. */
  readonly from?: number;

  /** First compute capability that lost it. */
  readonly below?: number;

  /** The nearest thing, when the device or the version lacks it. */
  readonly instead: string;
}

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

/** Formats without quantisation: nothing to tell. */
const PLAIN = ['bf16', 'fp16', 'fp32', 'bfloat16', 'float16', 'float32'];

/** The value of `--quantization`, or nothing when the checkpoint says it. */
export function vllmQuantizationFlag(format: string): string | undefined {
  if (PLAIN.includes(format)) return undefined;
  return Object.hasOwn(FORMATS, format) ? FORMATS[format].flag : format;
}

/** What stands between a weight format and this version on this device. */
export function unsupportedFormat(format: string, where: { version: string; removed: { readonly [format: string]: string }; computeCapability?: number }): Unsupported[] {
  const { version, removed, computeCapability } = where;
  const what = `${format} weights`;
  if (Object.hasOwn(removed, format)) {
    return [{ what, reason: `vLLM ${version} has no ${format} loader: it became a plugin in ${removed[format]}`, instead: FORMATS[format].instead }];
  }
  if (OWN_NAMES.includes(format) || PLAIN.includes(format)) return [];
  const row = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (!row) {
    const close = nearest(format, [...Object.keys(FORMATS), ...OWN_NAMES]);
    return [{ what, reason: `vLLM ${version} knows no weight format '${format}'`, instead: close.length > 0 ? close.join(' or ') : 'leave it out: the engine reads the format from the checkpoint' }];
  }
  return beyondDevice(row, what, computeCapability);
}

function beyondDevice({ from, below, instead }: FormatRow, what: string, computeCapability?: number): Unsupported[] {
  if (computeCapability === undefined) return [];
  if (from !== undefined && computeCapability < from) {
    return [{ what, reason: `needs compute capability ${from.toFixed(1)} or newer, the device has ${computeCapability.toFixed(1)}`, instead }];
  }
  if (below !== undefined && computeCapability >= below) {
    return [{ what, reason: `has no kernel from compute capability ${below.toFixed(1)} on, the device has ${computeCapability.toFixed(1)}`, instead }];
  }
  return [];
}
