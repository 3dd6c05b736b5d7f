import type { EnginePerformance } from '../../engine/performance';
import type { Physics } from './physics';
import { STREAM_BYTES, type SpeedShape } from './shape';
import type { SpeedSubject } from './subject';

/** Generation of PCIe by that of a device, each twice as fast as the one before: 3, 5, and 4 where nothing is said (sizing facts 6.4, 2026-11-22). */
const PCIE_PACE: { readonly [architecture: string]: number } = { volta: 0.5, turing: 0.5, blackwell: 2 };

/** Pace of NVLink by that of a device, against the fourth generation: 300, 600, 900 and 1,800 GB/s (the last one by AWS, the others UNVERIFIED in the files read). */
const NVLINK_PACE: { readonly [architecture: string]: number } = { volta: 1 / 3, ampere: 2 / 3, blackwell: 2 };

/** Operations per second of 16-bit products that shares of a rate are of: the most measured device's. */
const COMMON_RATE = 989e12;

/** All-reduces of one layer: after attention and after the MLP. */
const REDUCTIONS = 2;

/** What the formulae need, besides the batch. */
export interface StepInput {
  readonly subject: Pick<SpeedSubject, 'cut' | 'accelerator' | 'lengths'>;
  readonly shape: SpeedShape;
  readonly performance: EnginePerformance;
  readonly physics: Physics;
}

/** Seconds of one decode step of a replica with `batch` running sequences (roofline with costs of layers, links and sequences). */
export function decodeSeconds(input: StepInput, batch: number): number {
  const { subject: { cut }, shape, performance, physics } = input;
  // stages work on batches of their own, one after the other
  const inStage = Math.max(1, batch / cut.pipelineParallel);
  const inGroup = Math.max(1, inStage / cut.dataParallel);
  const routing = cut.expertParallel ? inStage : inGroup;
  const touched = 1 - (1 - shape.visitedShare) ** routing;
  const bytes = shape.denseBytes + touched * shape.expertBytes + inGroup * shape.cacheBytes;
  const memory = bytes / (shape.bytesPerSecond * performance.memoryShare);
  const compute = batchFlops(input, inGroup) / (rateOf(input) * performance.decodeShare);
  const busy = (memory ** physics.overlap + compute ** physics.overlap) ** (1 / physics.overlap);
  return busy + layerSeconds(input) + reductionSeconds(input, inGroup) + (inStage * performance.sequenceMicroseconds) / 1e6;
}

/** Seconds that the prompt of one request keeps a whole replica busy. */
export function prefillSeconds(input: StepInput): number {
  const { subject: { cut, lengths }, shape, performance, physics } = input;
  const tokens = lengths.inputTokens * (1 - lengths.cacheHitShare);
  const flops = (productFlops(shape, physics) * tokens + shape.attentionFlops) / shape.devices;
  const links = reductionSeconds(input, tokens) - latencySeconds(input);
  return flops / (rateOf(input) * performance.prefillShare) + links / (cut.dataParallel * cut.pipelineParallel);
}

function rateOf({ shape, physics }: StepInput): number {
  const rated = shape.fourBit ? shape.flops * physics.fourBitPace : shape.flops;
  return COMMON_RATE * (rated / COMMON_RATE) ** physics.rateGrowth;
}

/** Operations of one device for a batch of its group. */
function batchFlops({ subject: { cut }, shape, physics }: StepInput, inGroup: number): number {
  return (inGroup * (productFlops(shape, physics) + shape.tokenAttentionFlops)) / cut.tensorParallel;
}

/** Operations of the products of one token, as many as dense products would do in the time that experts take. */
function productFlops(shape: SpeedShape, physics: Physics): number {
  return 2 * (shape.denseParameters + shape.expertParameters * (1 + Math.sqrt(physics.expertWidth / Math.max(1, shape.expertWidth))));
}

function layerSeconds({ shape, performance }: StepInput): number {
  const each = shape.visitedShare > 0 ? performance.expertLayerMicroseconds : performance.layerMicroseconds;
  return (shape.layers * each) / 1e6;
}

/** Seconds that devices wait for each other's sums. */
function reductionSeconds(input: StepInput, tokens: number): number {
  const { subject: { cut, accelerator }, shape, physics } = input;
  const ranks = cut.expertParallel ? cut.tensorParallel * cut.dataParallel : cut.tensorParallel;
  if (ranks === 1) return 0;
  const bytes = tokens * shape.hiddenSize * STREAM_BYTES;
  const gbps = accelerator.nvlink ? physics.nvlinkGBps * (NVLINK_PACE[accelerator.architecture] ?? 1) : physics.pcieGBps * (PCIE_PACE[accelerator.architecture] ?? 1);
  return latencySeconds(input) + (REDUCTIONS * shape.layers * bytes * 2 * (ranks - 1)) / ranks / (gbps * 1e9);
}

function latencySeconds({ subject: { cut, accelerator }, shape, physics }: StepInput): number {
  const ranks = cut.expertParallel ? cut.tensorParallel * cut.dataParallel : cut.tensorParallel;
  const microseconds = accelerator.nvlink ? physics.nvlinkMicroseconds : physics.pcieMicroseconds;
  return ranks === 1 ? 0 : (REDUCTIONS * shape.layers * microseconds) / 1e6;
}
