import { decide } from '../../../lib/decide';
import { readDeployment } from '../../../lib/deployment/read';
import { deploymentText } from '../../support/deployment-text';

const REVISION = 'b968826d9c46dd6066d109eabc6255188de91218';
const GGUF = { engine: 'ollama', instanceType: 'g6e.2xlarge' };

function decided(formats: string, { source = 's3://acme-models/qwen3-32b/r1/', engine = 'vllm', instanceType = 'p5.4xlarge' } = {}) {
  const model = `model: { id: Qwen/Qwen3-32B, revision: ${REVISION}, source: '${source}'${formats && `, ${formats}`} }`;
  const text = deploymentText({ replace: { model, engine: `engine: { name: ${engine} }`, hardware: `hardware: { instanceType: ${instanceType} }` } });
  const { services: [{ plan, replica }], findings } = decide({ read: readDeployment({ text, file: 'chat.yaml' }) });
  const at = (name: string) => plan.startTimeLines.ec2.steps.find((step) => step.name === name)?.typicalSeconds ?? NaN;
  const { args, env } = replica.engine;
  return {
    plan,
    served: plan.weightFormat,
    convertedFrom: plan.weights.convertedFrom,
    filesOf: { sizeGiB: plan.weights.sizeGiB, diskGiB: plan.diskGiB, fetch: at('fetch'), load: at('load'), volume: replica.volumes.find(({ name }) => name === 'weights')?.sizeMiB },
    told: args.includes('--quantization') ? args[args.indexOf('--quantization') + 1] : undefined,
    said: [...args, ...Object.keys(env)].filter((word) => /quanti[sz]/i.test(word)),
    conversion: findings.filter(({ code }) => code === 'FORMAT_CONVERSION').map(({ severity, message }) => `${severity}: ${message}`),
    refused: findings.filter(({ code }) => code === 'ENGINE_UNSUPPORTED'),
  };
}

describe.each(['hf', 's3://acme-models/qwen3-32b/r1/'])('a 16-bit checkpoint from %s that is served as fp8', (source) => {
  const [plain, converted] = [decided('', { source }), decided('quantization: fp8', { source })];

  test('is fetched, kept and read as it is', () => {
    expect([plain.convertedFrom, converted.convertedFrom]).toEqual([undefined, 'bfloat16']);
    expect(converted.plan.decisions.find(({ what }) => what === 'weights')?.reason).toMatch(/^6\d\.\d GiB of bfloat16 files, which the engine makes fp8/);
    expect(converted.filesOf).toEqual(plain.filesOf);
    expect(converted.filesOf.sizeGiB).toBeGreaterThan(60);
  });

  test('takes half of the memory, and the engine is told', () => {
    expect(converted.plan.memory.weightsGiB).toBeLessThan(0.56 * plain.plan.memory.weightsGiB);
    expect([plain.told, converted.told]).toEqual([undefined, 'fp8']);
    expect(converted.conversion).toEqual([]);
  });
});

describe('files that are in fp8', () => {
  const files = decided('checkpointFormat: fp8');

  test('are half as large, on every way', () => {
    const plain = decided('');
    expect(files.filesOf.sizeGiB).toBeLessThan(0.56 * plain.filesOf.sizeGiB);
    (['fetch', 'load', 'volume'] as const).forEach((way) => expect(files.filesOf[way]).toBeLessThan(0.6 * plain.filesOf[way]!));
  });

  test('are served as they are: the engine is told nothing', () => {
    expect([files.served, files.said, files.conversion]).toEqual(['fp8', [], []]);
    expect(files.plan.memory).toEqual(decided('quantization: fp8').plan.memory);
  });

  test('may be said to be served as they are', () => {
    const twice = decided('checkpointFormat: fp8, quantization: fp8');
    expect([twice.plan, twice.said]).toEqual([files.plan, []]);
  });
});

test('the format is told in the words that it was asked in', () => {
  const { convertedFrom, served, told, conversion } = decided('checkpointFormat: bfloat16, quantization: fp8_per_channel');
  expect([convertedFrom, served, told, conversion]).toEqual(['bfloat16', 'fp8_per_channel', 'fp8_per_channel', []]);
});

test('a format that is not made while loading is refused', () => {
  expect(decided('quantization: awq').conversion).toEqual([expect.stringMatching(/^error: vllm \S+ cannot make awq weights of bfloat16 files/)]);
  expect(decided('checkpointFormat: awq').conversion).toEqual([]);
});

test('what nobody knows is said', () => expect(decided('checkpointFormat: awq, quantization: fp8', { engine: 'sglang' }).conversion).toEqual([expect.stringMatching(/^warning: sglang \S+ is not known to make fp8/)]));

test('an engine that reads the format from the files is sized by them', () => {
  const file = decided('checkpointFormat: q4_k_m', GGUF);
  expect([file.served, file.convertedFrom, file.conversion, file.refused]).toEqual(['q4_k_m', undefined, [], []]);
  expect(file.filesOf.sizeGiB).toBeLessThan(0.35 * decided('').filesOf.sizeGiB);
  expect(decided('quantization: q4_k_m', GGUF).conversion).toHaveLength(1);
});
