import { readMeasured, type Measured, type MeasuredRow } from '../../../../lib/plan/speed/measured';
import { shapeOf } from '../../../../lib/plan/speed/shape';
import { devicesOf } from '../../../../lib/plan/speed/subject';

const ROW: MeasuredRow = {
  id: 'm1', engine: 'vllm', engine_version: '0.11', model: 'Llama-3.1-70B', precision: 'fp8', accelerator: 'H100-SXM-80GB', gpu_count: '4', tp: '4', pp: '1', dp: '', ep: '',
  isl: '1024', osl: '128', load_kind: 'closed_loop', concurrency: '16', tok_s: '500', ttft_ms: '120', ttft_stat: 'median', tpot_ms: '25', tpot_stat: 'median', spec_decode: 'no', notes: '',
};

const read = (changes: MeasuredRow = {}): Measured => readMeasured({ ...ROW, ...changes }) as Measured;
const why = (changes: MeasuredRow): string => (readMeasured({ ...ROW, ...changes }) as { why: string }).why;

test('a row in the words of the formulae', () => {
  expect(read()).toMatchObject({
    offered: 16, saturating: false, tpotSeconds: 0.025, ttftSeconds: 0.12, tokensPerSecond: 500, outOfMemory: false,
    subject: { engine: 'vllm', weightFormat: 'fp8', cut: { tensorParallel: 4, pipelineParallel: 1, dataParallel: 1, expertParallel: false }, lengths: { inputTokens: 1024, outputTokens: 128 } },
  });
});

test.each([
  ['attention in groups of its own inside one cut', { model: 'deepseek-ai/DeepSeek-V3', gpu_count: '8', tp: '8', dp: '8' }, 8, 1],
  ['replicas of attention beside each other', { model: 'deepseek-ai/DeepSeek-V3', accelerator: 'B200-SXM-180GB', gpu_count: '4', tp: '1', dp: '4', ep: '4' }, 4, 1],
  ['tensor and expert parallel counted twice', { model: 'deepseek-ai/DeepSeek-V3', gpu_count: '64', tp: '64', ep: '8' }, 8, 8],
  ['pipeline stages', { gpu_count: '8', tp: '2', pp: '4' }, 8, 2],
  ['cores of AWS devices, two on each', { accelerator: 'Inferentia2', gpu_count: '12', tp: '24' }, 12, 12],
])('devices of %s', (_, changes, devices, tensorParallel) => {
  const { cut } = read(changes).subject;
  expect([devicesOf(cut), cut.tensorParallel]).toEqual([devices, tensorParallel]);
});

test.each([
  ['all at once', { load_kind: 'max_throughput', concurrency: 'engine max (all requests at t=0)' }, Infinity],
  ['a thousand requests', { load_kind: 'max_throughput', concurrency: 'request rate inf, 1000 requests' }, 1000],
  ['a set of about a hundred', { load_kind: 'max_throughput', concurrency: 'all requests of the set (about 100)' }, 100],
  ['runs whose source says once how many requests they had', { load_kind: 'max_throughput', source: 'TensorRT-LLM perf-overview', isl: '128', osl: '4096', concurrency: 'engine max (all requests at t=0)' }, 1500],
  ['one stream', { load_kind: 'single_stream', concurrency: '1' }, 1],
])('offered by %s', (_, changes, offered) => {
  expect(read(changes).offered).toBe(offered);
});

test.each([
  [{ model: 'nobody/knows-7B' }, 'model unknown: nobody/knows-7B'],
  [{ accelerator: 'abacus' }, 'accelerator unknown: abacus'],
  [{ precision: '' }, 'field missing: precision (empty)'],
  [{ isl: '' }, 'field missing: isl'],
  [{ tp: '' }, 'field missing: tp'],
  [{ spec_decode: 'eagle3' }, 'not modelled: speculative decoding (eagle3)'],
  [{ precision: 'bf16', gpu_count: '1', tp: '1' }, 'contradiction: 131 GiB of weights in bfloat16 on devices of 79 GiB'],
  [{ load_kind: 'mlperf_server' }, 'field missing: concurrency (a rate under a limit)'],
])('a row that cannot be used says why: %j', (changes, reason) => {
  expect(why(changes as MeasuredRow)).toBe(reason);
});

test('a table may lack columns', () => {
  expect(readMeasured({ id: 'm1', model: 'Llama-3.1-70B' })).toEqual({ id: 'm1', why: 'accelerator unknown: ' });
});

test('a run without a word about memory has the defaults of its engine on that device', () => {
  const places = (changes: MeasuredRow): number => read({ load_kind: 'max_throughput', ...changes }).subject.maxSequences;
  expect([places({}), places({ accelerator: 'L40S' }), places({ engine: 'sglang' }), places({ notes: 'engine max batch 64' })]).toEqual([1024, 256, 2048, 64]);
});

test('what ran out of memory is not said to fit, what ran is', () => {
  const fits = (changes: MeasuredRow) => shapeOf(read(changes).subject)?.fits;
  const out = { precision: 'bf16', gpu_count: '2', tp: '2', isl: '100000', notes: 'CUDA out of memory' };
  expect(read(out).outOfMemory).toBe(true);
  expect([fits(out), fits({})]).toEqual([false, true]);
});
