import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { ModelFacts } from '../model/model';
import { ShareOf, type EngineMemory, type Unsupported } from './engine';
import { FormatTable, type FormatRow } from './format-table';
import { limitsOf } from './limits';

/** Taken as they are: the file says its own format. */
const ANY: FormatRow = { instead: 'q4_k_m or q8_0' };
const NAMES = ['gguf', 'q8_0', 'q6_k', 'q5_k', 'q5_0', 'q4_k', 'q4_k_m', 'q4_0', 'q4_1', 'q3_k', 'q2_k', 'iq4_xs', 'iq4_nl', 'mxfp4'];

/** 16-bit weights in a GGUF file. */
const PLAIN = ['bf16', 'fp16', 'bfloat16', 'float16', 'f16'];

/** The weight formats of Ollama. */
export const OLLAMA_FORMATS = new FormatTable({
  engine: 'Ollama', rows: Object.fromEntries(NAMES.map((name) => [name, ANY])), ownNames: [], plain: PLAIN, online: [], endsOnOther: false, otherwise: 'q4_k_m or q8_0, in a GGUF file',
});

/** Devices by docs.ollama.com/gpu (read 2026-11-25): compute capability 5.0. It is told no data type. */
const LIMITS = { engine: 'Ollama', image: 'ollama/ollama', leastCapability: 5.0, dtypes: [], formats: OLLAMA_FORMATS };

/** What is asked of one version. */
export interface OllamaWish {
  readonly version: string;
  readonly model: ModelFacts;
  readonly accelerator: AcceleratorFacts;
  readonly quantization?: string;
}

/** It loads GGUF files only, so the format must be said: the checkpoint of the model is another one. */
export function ollamaLimits({ quantization, ...wish }: OllamaWish): Unsupported[] {
  const unsaid: Unsupported[] = quantization !== undefined ? [] : [{
    what: 'the files of its checkpoint',
    field: 'model.checkpointFormat',
    reason: 'Ollama loads one GGUF file',
    instead: 'the format of that file, such as q4_k_m, as model.checkpointFormat, and lay the file at model.source',
  }];
  // the format of the checkpoint is not the one of the file
  const model = { ...wish.model, quantization: undefined };
  return [...unsaid, ...limitsOf(LIMITS, { ...wish, model, dtype: '', quantization })];
}

/** Kept back for each CUDA device, MiB (`ml/device.go`; sizing facts of 2026-11-22, section 4.3). */
const KEPT_BACK_MIB = 457;

/** What it takes of a device: whatever is free, and the cache of a full context for each request from the start. */
export function ollamaMemoryOn({ memoryMiB }: AcceleratorFacts): EngineMemory {
  return {
    defaultShare: Math.floor((1 - KEPT_BACK_MIB / memoryMiB) * 1000) / 1000,
    shareOf: ShareOf.DEVICE,
    cachePerPlace: true,
    stepHoldsPrompt: false,
    // it splits by layers, one device after the other: no faster than one
    mostDevices: 1,
    defaultMaxSequences: 1,
    // tokens of a batch of llama.cpp, UNVERIFIED
    defaultBatchedTokens: 512,
    graphsGiB: 0,
    contextGiB: 0.3,
    blockTokens: 1,
    // about 100 MiB of deviation are claimed for this formula (gguf-parser, same source, section 4.4)
    weightFactor: 1.01,
  };
}
