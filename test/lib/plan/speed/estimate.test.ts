import type { AcceleratorFacts } from '../../../../lib/accelerator/instance-type';
import { VLLM_PERFORMANCE } from '../../../../lib/engine/vllm-performance';
import { modelFacts } from '../../../../lib/model/catalogue';
import { SpeedModel, withOwnMeasurements } from '../../../../lib/plan/speed/estimate';
import { bundledExperience } from '../../../../lib/plan/speed/experience';
import { ShareOf } from '../../../../lib/engine/engine';
import type { SpeedEstimate } from '../../../../lib/plan/speed/speed-plan';
import type { SpeedSubject } from '../../../../lib/plan/speed/subject';

const L40S: AcceleratorFacts = {
  name: 'NVIDIA L40S', vendor: 'NVIDIA', architecture: 'ada', count: 4, memoryMiB: 45_776, bandwidthGBps: 864, bf16Tflops: 362, fp8Tflops: 733, computeCapability: 8.9,
  nvlink: false, resourceName: 'nvidia.com/gpu',
};

function given(changes: Partial<SpeedSubject> = {}): SpeedSubject {
  return {
    model: modelFacts('Qwen/Qwen3-8B'), weightFormat: 'bfloat16', cacheDtype: 'auto', accelerator: L40S, engine: 'vllm', performance: VLLM_PERFORMANCE,
    memory: { defaultShare: 0.92, shareOf: ShareOf.DEVICE, cachePerPlace: false, mostDevices: 8, stepHoldsPrompt: false, defaultMaxSequences: 256, defaultBatchedTokens: 2048, graphsGiB: 0.5, contextGiB: 0.3, blockTokens: 16, weightFactor: 1.02 },
    cut: { tensorParallel: 1, pipelineParallel: 1, dataParallel: 1, expertParallel: false }, lengths: { inputTokens: 1000, outputTokens: 300, cacheHitShare: 0 }, maxSequences: 256, ...changes,
  };
}

function speedOf(changes: Partial<SpeedSubject> = {}): SpeedModel {
  const speed = SpeedModel.of(given(changes));
  if (!speed) throw new Error('the device is known');
  return speed;
}

const ordered = ({ low, typical, high }: SpeedEstimate): boolean => low > 0 && low < typical && typical < high;

test('a single stream reads its weights at most of the bandwidth', () => {
  // 15.1 GB of a step at 864 GB/s are 17.5 ms; public runs of this class of device reach 0.7 to 0.85 of it
  const { typical } = speedOf().tpot(1);
  expect(typical).toBeGreaterThan(0.0175 / 0.9);
  expect(typical).toBeLessThan(0.0175 / 0.6);
});

test.each([1, 8, 64, 256])('figures for %i requests at once have a range around them', (concurrency) => {
  const speed = speedOf();
  expect([speed.tpot(concurrency), speed.ttft(concurrency), speed.load(concurrency), speed.maximum()].every(ordered)).toBe(true);
});

test('more requests at once: each slower, all together faster', () => {
  const speed = speedOf();
  for (const [few, many] of [[1, 8], [8, 32], [32, 64]]) {
    expect(speed.tpot(many).typical).toBeGreaterThan(speed.tpot(few).typical);
    expect(speed.load(many).typical).toBeGreaterThan(speed.load(few).typical);
  }
});

test('more bandwidth, smaller weights and shorter prompts are faster', () => {
  const usual = speedOf();
  expect(speedOf({ accelerator: { ...L40S, bandwidthGBps: 1700 } }).tpot(1).typical).toBeLessThan(usual.tpot(1).typical);
  expect(speedOf({ weightFormat: 'fp8' }).tpot(1).typical).toBeLessThan(usual.tpot(1).typical);
  expect(speedOf({ lengths: { inputTokens: 8000, outputTokens: 300, cacheHitShare: 0 } }).ttft(1).typical).toBeGreaterThan(usual.ttft(1).typical);
});

test('a prefix cache spares prompts, not the memory that they take', () => {
  const lengths = { inputTokens: 8000, outputTokens: 300 };
  const [cold, warm] = [0, 0.9].map((cacheHitShare) => speedOf({ lengths: { ...lengths, cacheHitShare } }));
  expect(warm.maximum().typical).toBeGreaterThan(cold.maximum().typical);
  expect(warm.shape.capacity).toBe(cold.shape.capacity);
});

test('an engine that reserves whole answers runs fewer long ones at once', () => {
  const lengths = { inputTokens: 100, outputTokens: 4000, cacheHitShare: 0 };
  const capacity = (reservesAnswer?: boolean): number => speedOf({ lengths, performance: { ...VLLM_PERFORMANCE, ...(reservesAnswer !== undefined && { reservesAnswer }) } }).shape.capacity;
  expect(capacity(true) / capacity(false)).toBeCloseTo(2100 / 4100, 1);
  expect(capacity()).toBe(capacity(false));
});

test('a run that ends yields less than one that goes on, the less the shorter it is', () => {
  const most = (requests?: number): number => speedOf().maximum(requests).typical;
  expect(most(300)).toBeLessThan(most(3000));
  expect(most(3000)).toBeLessThan(most());
});

test('links of a later generation carry the sums of long prompts faster', () => {
  const cut = { tensorParallel: 8, pipelineParallel: 1, dataParallel: 1, expertParallel: false };
  const ttft = (architecture: string): number => speedOf({ cut, accelerator: { ...L40S, architecture, nvlink: true }, lengths: { inputTokens: 16_000, outputTokens: 100, cacheHitShare: 0 } }).ttft(1).typical;
  expect(ttft('hopper')).toBeLessThan(ttft('ampere'));
  expect(ttft('blackwell')).toBeLessThan(ttft('hopper'));
});

test('over a bus, eight devices are little faster than four at prompts, over links they are', () => {
  const cut = (tensorParallel: number) => ({ tensorParallel, pipelineParallel: 1, dataParallel: 1, expertParallel: false });
  const gain = (nvlink: boolean): number => {
    const [four, eight] = [4, 8].map((n) => speedOf({ model: modelFacts('meta-llama/Llama-3.3-70B-Instruct'), accelerator: { ...L40S, nvlink }, cut: cut(n), lengths: { inputTokens: 2048, outputTokens: 128, cacheHitShare: 0 } }));
    return eight.maximum(16).typical / four.maximum(16).typical;
  };
  expect(gain(true)).toBeGreaterThan(gain(false) + 0.2);
});

test('a device without a data sheet is not guessed', () => {
  expect(SpeedModel.of(given({ accelerator: { ...L40S, bandwidthGBps: undefined } }))).toBeUndefined();
});

describe('what the user measured', () => {
  const row = {
    id: 'own', engine: 'vllm', model: 'Qwen/Qwen3-8B', precision: 'bf16', accelerator: 'L40S', gpu_count: '1', tp: '1', pp: '1', dp: '', ep: '', isl: '1000', osl: '300',
    load_kind: 'closed_loop', concurrency: '16', tok_s: '300', ttft_ms: '900', tpot_ms: '50', ttft_stat: 'median', tpot_stat: 'median', spec_decode: 'no', notes: '',
  };
  const own = SpeedModel.of(given(), withOwnMeasurements(bundledExperience(), [row]));

  test('wins over the formula, and says so', () => {
    const before = speedOf();
    expect([before.tier, own?.tier]).toEqual(['formula', 'measured']);
    const [without, within] = [before.tpot(16).typical, own?.tpot(16).typical ?? 0];
    expect(Math.abs(within - 0.05)).toBeLessThan(Math.abs(without - 0.05) / 2);
  });

  test('narrows the range', () => {
    const width = ({ low, high }: SpeedEstimate): number => Math.log(high / low);
    expect(width(own!.tpot(16))).toBeLessThan(width(speedOf().tpot(16)));
  });
});

test('an architecture that was measured on this device and engine is anchored', () => {
  expect(speedOf({ model: modelFacts('Qwen/Qwen3-32B'), cut: { tensorParallel: 4, pipelineParallel: 1, dataParallel: 1, expertParallel: false } }).tier).toBe('anchored');
});
