import { readCommand, type ContainerText } from '../../../lib/engine/read-command';
import { tracesOf } from '../../../lib/engine/recognisers';
import { EngineCatalogue } from '../../../lib/engine/registry';
import { EngineFact } from '../../../lib/engine/traces';

const TABLES = tracesOf(EngineCatalogue.standard());
const MODEL = 'Qwen/Qwen3-8B';

const read = (changes: Partial<ContainerText>) => readCommand(TABLES, { image: 'registry.acme.internal/own:1', command: [], args: [], env: [], ...changes });

function facts(changes: Partial<ContainerText>): { [fact: string]: string } {
  return Object.fromEntries([...(read(changes)?.facts ?? [])].map(([fact, { values }]) => [fact, values?.join(' ') ?? '(not at hand)']));
}

test.each([
  ['vllm', { image: 'vllm/vllm-openai:v0.32.0', args: ['--model', MODEL] }],
  ['vllm', { image: 'mirror.acme.internal:5000/hub/vllm/vllm-openai@sha256:ab', args: [MODEL] }],
  ['vllm', { command: ['vllm', 'serve', MODEL] }],
  ['vllm', { command: ['/opt/venv/bin/vllm', 'serve', MODEL] }],
  ['vllm', { command: ['python3', '-m', 'vllm.entrypoints.openai.api_server'], args: ['--model', MODEL] }],
  ['vllm', { command: ['/bin/bash', '-lc'], args: [`source env; exec vllm serve ${MODEL}`] }],
  ['sglang', { command: ['python', '-m', 'sglang.launch_server', '--model-path', MODEL] }],
  ['sglang', { command: ['sglang', 'serve', '--model', MODEL] }],
  ['tensorrt-llm', { command: ['trtllm-serve', MODEL, '--host', '0.0.0.0'] }],
  ['tensorrt-llm', { command: ['trtllm-serve', 'serve', MODEL] }],
  ['tgi', { image: 'ghcr.io/huggingface/text-generation-inference:3.3.7', env: [{ name: 'MODEL_ID', value: MODEL, at: ['env', 0] }] }],
  ['tgi', { command: ['text-generation-launcher'], args: ['--model-id', MODEL] }],
])('%s is recognised, with its model', (engine, changes) => {
  expect(read(changes)).toMatchObject({ serves: true, traces: { engineName: engine } });
  expect(facts(changes)[EngineFact.MODEL]).toBe(MODEL);
});

test('one whose models come by request is recognised without a model', () => {
  const found = read({ image: 'ollama/ollama:0.33.0', env: [{ name: 'OLLAMA_HOST', value: '0.0.0.0:8080', at: ['env', 0] }] });
  expect(found).toMatchObject({ serves: true, traces: { engineName: 'ollama' } });
  expect(found?.facts.get(EngineFact.HOST)?.values).toEqual(['0.0.0.0:8080']);
});

test.each([
  ['another program', { image: 'nginx:1', command: ['nginx', '-g', 'daemon off;'] }],
  ['a name that only ends alike', { image: 'acme/not-vllm/vllm-openai-proxy:1' }],
  ['a word in passing', { command: ['echo', 'vllm', 'is', 'here'] }],
])('%s is none', (_, changes) => {
  expect(read(changes)).toBeUndefined();
});

test('an image with another command is recognised, and does not serve', () => {
  expect(read({ image: 'vllm/vllm-openai:v0.32.0', command: ['ray', 'start', '--block'] })).toMatchObject({ serves: false });
});

test('every way to write a flag means the same', () => {
  const wanted = { [EngineFact.MODEL]: MODEL, [EngineFact.TENSOR_PARALLEL]: '4', [EngineFact.SERVED_NAMES]: 'a b', [EngineFact.REMOTE_CODE]: '', [EngineFact.MEMORY_SHARE]: '0.95' };
  const command = ['vllm', 'serve'];
  expect(facts({ command, args: [MODEL, '--tensor-parallel-size', '4', '--served-model-name', 'a', 'b', '--trust-remote-code', '--gpu-memory-utilization', '0.95'] })).toEqual(wanted);
  expect(facts({ command, args: [MODEL, '-tp=4', '--served_model_name', 'a', 'b', '--trust_remote_code', '--gpu_memory_utilization=0.95'] })).toEqual(wanted);
  expect(facts({ command: ['sh', '-c', `vllm serve ${MODEL} \\\n  -tp 4 \\\n  --served-model-name 'a' "b" --trust-remote-code --gpu-memory-utilization 0.95 # done`] })).toEqual(wanted);
});

test('variables are put in where they are known, and stay visible where not', () => {
  const env = [{ name: 'MODEL', value: MODEL, at: ['env', 0] }, { name: 'KEY', at: ['env', 1] }];
  expect(facts({ image: 'vllm/vllm-openai:v0.32.0', args: ['--model=$(MODEL)', '--port', '$(PORT)'], env })).toEqual({ [EngineFact.MODEL]: MODEL, [EngineFact.PORT]: '$(PORT)' });
  expect(facts({ command: ['bash', '-c', 'export TP=2\nvllm serve "$MODEL" -tp $TP --port ${PORT:-8080} --api-key ${KEY}'], env })).toEqual({
    [EngineFact.MODEL]: MODEL, [EngineFact.TENSOR_PARALLEL]: '2', [EngineFact.PORT]: '8080', [EngineFact.API_KEY]: '${KEY}',
  });
});

test('a fact knows its place, and the last one said wins', () => {
  const found = read({ command: ['vllm', 'serve', MODEL], args: ['--port', '1', '--port=2'] });
  expect(found?.facts.get(EngineFact.PORT)).toEqual({ spelling: '--port', values: ['2'], at: ['args', 2] });
  expect(found?.facts.get(EngineFact.MODEL)?.at).toEqual(['command', 2]);
});

test.each([
  ['a lone command', `vllm serve ${MODEL} 2>&1`, false],
  ['exec at the end', `cd /; exec vllm serve ${MODEL}`, false],
  ['a child of a script', `cd /; vllm serve ${MODEL}`, true],
  ['a pipe', `vllm serve ${MODEL} | tee log`, true],
])('a shell stays between for %s or not', (_, script, behindShell) => {
  expect(read({ command: ['sh', '-c', script] })?.behindShell).toBe(behindShell);
});
