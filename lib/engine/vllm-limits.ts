import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { ModelFacts } from '../model/model';
import { nearest } from '../units/nearest';
import type { Unsupported } from './engine';
import type { VllmFacts } from './vllm-facts';
import { unsupportedFormat } from './vllm-quantization';

/** No prebuilt kernels below: V100 left with v0.9 (sizing facts of 2026-11-22, section 5). */
const LEAST_CAPABILITY = 7.5;

/** bfloat16 arithmetic begins here (vLLM config, same source). */
const BF16_CAPABILITY = 8.0;

/** Values of `--dtype`. */
const DTYPES = ['auto', 'half', 'float16', 'bfloat16', 'float', 'float32'];

/** Families whose activations overflow in float16 (vLLM config, same source). */
const OVERFLOWS_IN_FP16 = /^(gemma\d*|glm4)$/;

/** What is asked of one version. */
export interface VllmWish {
  readonly version: string;
  readonly facts: VllmFacts;
  readonly model: ModelFacts;
  readonly accelerator: AcceleratorFacts;
  readonly dtype: string;
  readonly quantization?: string;
}

/** What cannot be had; a model family that the version may not know yet is unknown, not wrong. */
export function vllmLimits(wish: VllmWish): Unsupported[] {
  const { version, facts, model, accelerator, quantization } = wish;
  const { vendor, name, computeCapability } = accelerator;
  if (vendor !== 'NVIDIA') {
    return [{ what: name, reason: `the image vllm/vllm-openai holds CUDA kernels only, ${name} is made by ${vendor}`, instead: vendor === 'AWS' ? 'an instance type with NVIDIA devices, or engine.image with the Neuron image of AWS' : 'an instance type with NVIDIA devices' }];
  }
  if (computeCapability !== undefined && computeCapability < LEAST_CAPABILITY) {
    return [{ what: name, reason: `needs compute capability ${LEAST_CAPABILITY} or newer, ${name} has ${computeCapability.toFixed(1)}`, instead: 'a newer instance type' }];
  }
  const format = quantization ?? model.quantization?.format;
  return [
    ...unsupportedDtype(wish),
    ...(format === undefined ? [] : unsupportedFormat(format, { version, removed: facts.removedFormats, computeCapability })),
  ];
}

function unsupportedDtype({ version, model, accelerator, dtype }: VllmWish): Unsupported[] {
  const { computeCapability, name } = accelerator;
  if (!DTYPES.includes(dtype)) {
    return [{ what: dtype, reason: `vLLM ${version} knows no data type '${dtype}'`, instead: nearest(dtype, DTYPES, 1)[0] ?? 'bfloat16 or float16' }];
  }
  const overflows = OVERFLOWS_IN_FP16.test(model.family);
  if (dtype === 'bfloat16' && computeCapability !== undefined && computeCapability < BF16_CAPABILITY) {
    return [{
      what: 'bfloat16',
      reason: `needs compute capability ${BF16_CAPABILITY.toFixed(1)} or newer, ${name} has ${computeCapability.toFixed(1)}`,
      instead: overflows ? `an instance type of compute capability ${BF16_CAPABILITY.toFixed(1)} or newer: ${model.family} overflows in float16` : 'float16',
    }];
  }
  if ((dtype === 'float16' || dtype === 'half') && overflows) {
    return [{ what: 'float16', reason: `activations of ${model.family} overflow in float16`, instead: 'bfloat16' }];
  }
  return [];
}
