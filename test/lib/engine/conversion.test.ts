import { Conversion } from '../../../lib/engine/engine';
import { EngineCatalogue } from '../../../lib/engine/registry';

const { NONE, WHILE_LOADING, NEVER, UNKNOWN } = Conversion;
const standard = EngineCatalogue.standard();

function conversion(name: string, files: string, served: string): Conversion | undefined {
  const engine = standard.find(name);
  return engine?.at(engine.defaultVersion).conversion(files, served);
}

test.each([
  // made while loading
  ['vllm', 'bfloat16', 'fp8', WHILE_LOADING], ['vllm', 'float16', 'mxfp8', WHILE_LOADING], ['vllm', 'bf16', 'int8_per_channel_weight_only', WHILE_LOADING],
  ['sglang', 'bfloat16', 'fp8', WHILE_LOADING], ['tgi', 'float16', 'bitsandbytes-nf4', WHILE_LOADING],
  // only files of it: nothing can be told, or another name of such a layout
  ['vllm', 'bfloat16', 'awq', NEVER], ['vllm', 'bfloat16', 'awq_marlin', NEVER], ['vllm', 'bfloat16', 'gptq', NEVER], ['vllm', 'bfloat16', 'nvfp4', NEVER], ['vllm', 'bfloat16', 'mxfp4', NEVER],
  ['vllm', 'bfloat16', 'gguf', NEVER], ['sglang', 'bfloat16', 'gptq', NEVER], ['tgi', 'bfloat16', 'awq', NEVER], ['tensorrt-llm', 'bfloat16', 'fp8', NEVER], ['ollama', 'bfloat16', 'q4_k_m', NEVER],
  ['vllm', 'fp8', 'bfloat16', NEVER], ['vllm', 'bfloat16', 'unheard-of', NEVER],
  // another quantisation than that of the files
  ['vllm', 'awq', 'fp8', NEVER], ['vllm', 'int4', 'compressed-tensors', NEVER], ['sglang', 'awq', 'fp8', UNKNOWN], ['tgi', 'gptq', 'fp8', UNKNOWN],
  // what nobody has read
  ['vllm', 'bfloat16', 'torchao', UNKNOWN], ['vllm', 'float32', 'fp8', UNKNOWN], ['sglang', 'bfloat16', 'bitsandbytes', UNKNOWN], ['tgi', 'float16', 'exl2', UNKNOWN],
  // the same, whatever it is called
  ['vllm', 'fp8', 'fp8', NONE], ['vllm', 'awq', 'awq_marlin', NONE], ['vllm', 'bf16', 'float16', NONE], ['ollama', 'q4_k_m', 'q4_k_m', NONE], ['tensorrt-llm', 'nvfp4', 'nvfp4', NONE],
])('%s: %s files served as %s: %s', (name, files, served, wanted) => expect(conversion(name, files, served)).toBe(wanted));
