import { deviceByAlias, modelByAlias } from '../../../../lib/plan/speed/aliases';

test.each([
  ['Llama-3.1-70B', 'meta-llama/Llama-3.1-70B-Instruct'],
  ['Llama-3-70B', 'meta-llama/Llama-3.1-70B-Instruct'],
  ['Qwen3-32B-FP8', 'Qwen/Qwen3-32B'],
  ['Qwen/Qwen3-235B-A22B-Instruct-2507-FP8', 'Qwen/Qwen3-235B-A22B'],
  ['/workspace/DeepSeek-v3.2', 'deepseek-ai/DeepSeek-V3.2'],
  ['nvidia/GLM-4.7-NVFP4', 'zai-org/GLM-4.5'],
  ['MiniMaxAI/MiniMax-M2.5', 'MiniMaxAI/MiniMax-M2.5'],
])('the model %s is %s', (name, id) => {
  expect(modelByAlias(name)?.id).toBe(id);
});

test.each(['google/gemma-4-12B-it', 'Llama-2-13b', 'Nemotron-3-Super', ''])('the model %j is not known: another size is another model', (name) => {
  expect(modelByAlias(name)).toBeUndefined();
});

test.each([
  ['H200-SXM-141GB', 'NVIDIA H200 SXM5 141GB', true],
  ['A100-SXM-40GB', 'NVIDIA A100 SXM4 40GB', true],
  ['A100-PCIe-80GB', 'NVIDIA A100 PCIe 80GB', false],
  ['RTX-PRO-6000-Blackwell-SE', 'NVIDIA RTX PRO 6000 Blackwell Server Edition', false],
  ['RTX-6000-Ada (L40S die, 960 GB/s)', 'NVIDIA RTX 6000 Ada', false],
  ['GB200', 'NVIDIA B200 (GB200 superchip)', true],
  ['Trainium1', 'AWS Trainium (NeuronCore-v2 x2)', false],
])('the device %s is %s', (name, known, nvlink) => {
  expect(deviceByAlias(name)).toMatchObject({ name: known, nvlink });
});

test('an unknown device is not guessed', () => {
  expect(deviceByAlias('V100S-PCIE-32GB')).toBeUndefined();
});
