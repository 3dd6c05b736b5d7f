import { decide } from '../../../../lib/decide';
import { readDeployment } from '../../../../lib/deployment/read';
import { engineOf } from '../../../../lib/plan/speed/measured';
import type { Plan } from '../../../../lib/plan/plan';
import { deploymentText } from '../../../support/deployment-text';

const ROW = 'id,engine,model,precision,accelerator,gpu_count,tp,isl,osl,load_kind,concurrency,tok_s,tpot_ms\nown,vllm,Qwen/Qwen3-8B,bf16,L40S,1,1,1500,300,closed_loop,8,100,75\n';

function decided(workload: string, { scaling = '', measured = ROW } = {}) {
  const text = deploymentText({ replace: { workload: `workload: { inputTokens: 1500, outputTokens: 300, contextTokens: 8192${workload} }` }, extra: scaling });
  return decide({ read: readDeployment({ text, file: 'chat.yaml', readFile: (name) => (name === 'own.csv' ? measured : undefined) }) });
}

const planned = (workload = '', scaling = ''): Plan => decided(workload, { scaling }).services[0].plan;
const codes = (decision: ReturnType<typeof decided>) => decision.findings.map(({ code }) => code);

test('the asked load, its utilisation and the price of a token belong together', () => {
  const { speed, cost } = planned();
  expect(speed?.utilisation).toBeGreaterThan(0);
  expect(speed?.utilisation).toBeLessThan(1);
  expect(cost.utilisation).toBe(speed?.utilisation);
  expect(cost.usdPerMillionOutputTokens).toBeCloseTo(((cost.usdPerInstanceHour ?? 0) / 3600 / (speed?.tokensPerSecond.typical ?? 0)) * 1e6, 1);
  expect(cost.usdPerMillionOutputTokensAtFull).toBeLessThan(cost.usdPerMillionOutputTokens ?? 0);
});

test('a rate is shared by replicas: two wait less than one', () => {
  const [one, two] = ['', 'scaling: { min: 2, max: 2 }'].map((scaling) => planned(', requestsPerSecond: 3', scaling).speed);
  expect(two?.utilisation).toBeCloseTo((one?.utilisation ?? 0) / 2, 2);
  expect(two?.ttftP95Ms.typical).toBeLessThan(one?.ttftP95Ms.typical ?? 0);
});

test('callers at once are shared by replicas', () => {
  expect(planned(', users: 40', 'scaling: { min: 4, max: 4 }').speed?.running).toBe(10);
});

test('long prompts are judged by the 95th percentile of their length', () => {
  const [short, long] = ['', ', inputTokensP95: 7000'].map((more) => planned(more).speed);
  expect(long?.ttftP95Ms.typical).toBeGreaterThan(short?.ttftP95Ms.typical ?? 0);
  expect(long?.ttftMs).toEqual(short?.ttftMs);
});

test('measurements of the user move the prediction', () => {
  const { speed } = planned(', measured: own.csv');
  expect(speed?.tier).toBe('measured');
  expect(speed?.tpotMs.typical).toBeGreaterThan(50);
});

test.each([
  ['is missing', ', measured: other.csv', ROW],
  ['has other columns', ', measured: own.csv', 'a,b\n1,2\n'],
  ['is empty', ', measured: own.csv', ''],
])('a file of measurements that %s is refused', (_, workload, measured) => {
  expect(codes(decided(workload, { measured }))).toContain('MEASURED_FILE_UNREADABLE');
});

test('a promise in reach is silent, one out of reach is told', () => {
  expect(codes(decided(', slo: { tpotP95: 500ms, ttftP95: 60s }'))).not.toContain('PROMISE_NOT_KEPT');
  expect(codes(decided(', slo: { tpotP95: 1ms }'))).toContain('PROMISE_NOT_KEPT');
});

test('a share is a share', () => {
  expect(codes(decided(', cacheHitShare: 2'))).toContain('NOT_A_NUMBER_IN_RANGE');
  expect(codes(decided(', cacheHitShare: 0.4'))).not.toContain('NOT_A_NUMBER_IN_RANGE');
});

test.each(['sglang', 'tensorrt-llm', 'ollama', 'tgi'])('the speed of %s is predicted', (name) => {
  const text = deploymentText({ replace: { engine: `engine: { name: ${name} }` } });
  const [service] = decide({ read: readDeployment({ text, file: 'chat.yaml' }) }).services;
  expect(service.plan.speed?.maxTokensPerSecond.typical).toBeGreaterThan(0);
});

test.each([['tensorrt-llm', 'trtllm'], ['TensorRT-LLM (NIM)', 'trtllm'], ['vLLM (neuron)', 'vllm'], ['ollama', 'llama.cpp']])('a table may call an engine %s', (called, known) => {
  expect(engineOf(called)).toBe(known);
});

test('one in twenty waits at least as long as is typical', () => {
  for (const rate of [0.5, 2, 3.3]) {
    const speed = planned(`, requestsPerSecond: ${rate}`).speed;
    expect(speed?.ttftP95Ms.typical).toBeGreaterThanOrEqual(speed?.ttftMs.typical ?? Infinity);
  }
});

test('a token has no price at more than full', () => {
  const { speed, cost } = planned(', requestsPerSecond: 100');
  expect(speed?.utilisation).toBeGreaterThan(1);
  expect(cost.utilisation).toBe(1);
});
