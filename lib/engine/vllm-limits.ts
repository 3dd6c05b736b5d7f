import type { ImageLimits } from './limits';
import { VLLM_FORMATS } from './vllm-quantization';

/** No prebuilt kernels below 7.5: V100 left with v0.9 (sizing facts of 2026-11-22, section 5). Data types are the values of `--dtype`. */
export const VLLM_LIMITS: ImageLimits = {
  engine: 'vLLM',
  image: 'vllm/vllm-openai',
  leastCapability: 7.5,
  dtypes: ['auto', 'half', 'float16', 'bfloat16', 'float', 'float32'],
  formats: VLLM_FORMATS,
  otherVendors: { AWS: 'engine.image with the Neuron image of AWS' },
};
