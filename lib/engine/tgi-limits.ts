import { ShareOf, type EngineMemory } from './engine';
import { FormatTable, LEAVE_OUT, PLAIN_FORMATS, type FormatRow } from './format-table';
import type { ImageLimits } from './limits';

const FROM_CHECKPOINT: FormatRow = { instead: 'a checkpoint without quantisation' };

/** Values of `--quantize` (docs/source/reference/launcher.md, read 2026-11-22): what the checkpoint states need not be said; fp8 is stated for H100 and newer. */
const FORMATS: { readonly [format: string]: FormatRow } = {
  fp8: { flag: 'fp8', from: 9.0, instead: 'awq or gptq weights' },
  awq: { from: 7.5, ...FROM_CHECKPOINT },
  gptq: { from: 7.0, ...FROM_CHECKPOINT },
  int4: FROM_CHECKPOINT,
  int8: FROM_CHECKPOINT,
  bitsandbytes: { flag: 'bitsandbytes', instead: 'awq or gptq weights' },
  nvfp4: { refused: 'it knows no 4-bit floating point', instead: 'awq or gptq weights, or another engine' },
  mxfp4: { refused: 'it knows no 4-bit floating point', instead: 'awq or gptq weights, or another engine' },
  gguf: { refused: 'only another build of it, on llama.cpp, loads GGUF files', instead: 'awq or gptq weights, or the engine ollama' },
};

/** The weight formats of TGI; what it makes of 16-bit files by docs/source/conceptual/quantization.md (read 2026-11-25). */
export const TGI_FORMATS = new FormatTable({
  engine: 'TGI',
  rows: FORMATS,
  ownNames: ['compressed-tensors', 'eetq', 'exl2', 'marlin', 'bitsandbytes-nf4', 'bitsandbytes-fp4'],
  plain: PLAIN_FORMATS,
  online: ['fp8', 'eetq', 'bitsandbytes', 'bitsandbytes-nf4', 'bitsandbytes-fp4'],
  endsOnOther: false,
  otherwise: LEAVE_OUT,
});

/** Kernels below 7.5 are not known to be in the image (UNVERIFIED). Data types are the values of `--dtype`. */
export const TGI_LIMITS: ImageLimits = {
  engine: 'TGI', image: 'huggingface/text-generation-inference', leastCapability: 7.5, dtypes: ['float16', 'bfloat16'], formats: TGI_FORMATS,
};

/** What it takes of a device. It would take all of it; a tenth is left, since it ends when its warm-up runs out of memory (issues #2853, #563). Our judgement. */
export const TGI_MEMORY: EngineMemory = {
  defaultShare: 0.9,
  shareOf: ShareOf.DEVICE,
  cachePerPlace: false,
  // its router ends at once when a prompt may be longer than a step (router/src/main.rs: "must be >= `max_input_tokens`")
  stepHoldsPrompt: true,
  mostDevices: 8,
  defaultMaxSequences: 128,
  // follows the longest prompt unless told; our judgement
  defaultBatchedTokens: 4096,
  // measured for another engine that loads the same files
  graphsGiB: 0.5,
  contextGiB: 0.3,
  blockTokens: 16,
  weightFactor: 1.02,
};
