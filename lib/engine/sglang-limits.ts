import { FormatTable, LEAVE_OUT, PLAIN_FORMATS, type FormatRow } from './format-table';
import type { ImageLimits } from './limits';

const FROM_CHECKPOINT: FormatRow = { instead: 'a checkpoint without quantisation' };

/** A format that the checkpoint states is not repeated as a flag. Below 8.9 fp8 weights are computed in 16 bits (UNVERIFIED for this engine). */
const FORMATS: { readonly [format: string]: FormatRow } = {
  fp8: { flag: 'fp8', from: 8.0, instead: 'awq or gptq weights' },
  mxfp8: { flag: 'mxfp8', instead: 'fp8' },
  awq: { from: 7.5, ...FROM_CHECKPOINT },
  gptq: { from: 7.0, ...FROM_CHECKPOINT },
  int4: FROM_CHECKPOINT,
  int8: FROM_CHECKPOINT,
  nvfp4: FROM_CHECKPOINT,
  mxfp4: FROM_CHECKPOINT,
  bitsandbytes: { flag: 'bitsandbytes', instead: 'fp8, awq or gptq weights' },
  gguf: { refused: 'it takes the path of one GGUF file, and is given the folder of a checkpoint here', instead: 'awq or gptq weights, or the engine ollama' },
};

/** Values of `--quantization` that are passed on as they are: `QUANTIZATION_CHOICES` @ 71de97b264 (v0.5.18, 2026-08-20). */
const OWN_NAMES = [
  'marlin', 'gptq_marlin', 'awq_marlin', 'modelopt', 'modelopt_fp8', 'modelopt_fp4', 'nvfp4_online', 'modelopt_mixed', 'petit_nvfp4', 'w8a8_int8', 'w8a8_fp8',
  'moe_wna16', 'w4afp8', 'auto-round', 'auto-round-int8', 'compressed-tensors', 'quark', 'quark_int4fp8_moe', 'quark_mxfp4', 'unquant', 'humming',
];

/** The weight formats of SGLang; what it makes of 16-bit files by docs.sglang.io/advanced_features/quantization (read 2026-11-25), which says nothing sure of the others. */
export const SGLANG_FORMATS = new FormatTable({
  engine: 'SGLang', rows: FORMATS, ownNames: OWN_NAMES, plain: PLAIN_FORMATS, online: ['fp8'], endsOnOther: false, otherwise: LEAVE_OUT,
});

/** Its memory table begins with a T4 (sizing facts of 2026-11-22, section 4.2). Data types are the values of `--dtype`. */
export const SGLANG_LIMITS: ImageLimits = {
  engine: 'SGLang',
  image: 'lmsysorg/sglang',
  leastCapability: 7.5,
  dtypes: ['auto', 'half', 'float16', 'bfloat16', 'float', 'float32'],
  formats: SGLANG_FORMATS,
};
