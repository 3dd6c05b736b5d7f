import { FormatTable, LEAVE_OUT, PLAIN_FORMATS, type FormatRow } from './format-table';
import type { ImageLimits } from './limits';

const FROM_CHECKPOINT: FormatRow = { instead: 'a checkpoint without quantisation' };

/** Every format is read from the checkpoint (docs/source/features/quantization.md @ 09d4c79b); devices by NVIDIA's example llm_quantization.py: fp8 from 8.9, nvfp4 from 10.0. */
const FORMATS: { readonly [format: string]: FormatRow } = {
  fp8: { from: 8.9, instead: 'awq or gptq weights' },
  nvfp4: { from: 10.0, instead: 'fp8, awq or gptq weights' },
  mxfp4: FROM_CHECKPOINT,
  awq: FROM_CHECKPOINT,
  gptq: FROM_CHECKPOINT,
  int4: FROM_CHECKPOINT,
  int8: FROM_CHECKPOINT,
  bitsandbytes: { refused: 'it has no loader for bitsandbytes', instead: 'fp8, awq or gptq weights' },
  gguf: { refused: 'it has no loader for GGUF files', instead: 'awq or gptq weights, or the engine ollama' },
};

/** The weight formats of TensorRT-LLM. */
export const TRTLLM_FORMATS = new FormatTable({
  engine: 'TensorRT-LLM', rows: FORMATS, ownNames: [], plain: PLAIN_FORMATS, online: [], endsOnOther: false, otherwise: LEAVE_OUT,
});

/** It supports Ampere and newer (nvidia.github.io/TensorRT-LLM/supported-hardware.html, read 2026-11-25). */
export const TRTLLM_LIMITS: ImageLimits = {
  engine: 'TensorRT-LLM',
  image: 'nvcr.io/nvidia/tensorrt-llm/release',
  leastCapability: 8.0,
  dtypes: ['auto', 'float16', 'bfloat16', 'float32'],
  formats: TRTLLM_FORMATS,
};
