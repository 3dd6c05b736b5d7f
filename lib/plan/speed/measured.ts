import { ShareOf, type EngineMemory } from '../../engine/engine';
import type { EnginePerformance } from '../../engine/performance';
import { MEMORY_OF_RUNS, PERFORMANCES, publishedNameOf, REQUESTS_OF_RUNS } from '../../engine/performances';
import type { ModelCatalogue } from '../../model/catalogue';
import { weightBytes } from '../../model/weight-format';
import { deviceByAlias, modelByAlias } from './aliases';
import { devicesOf, type SpeedCut, type SpeedLengths, type SpeedSubject } from './subject';

/** A measurement as its table has it: columns by name. */
export type MeasuredRow = { readonly [column: string]: string };

/** What somebody measured, in the words of the formulae. */
export interface Measured {
  readonly id: string;
  readonly subject: SpeedSubject;
  /** Requests at once that were offered. Infinite when all came at the start. */
  readonly offered: number;
  /** True when the point of the run was the most that goes through. */
  readonly saturating: boolean;
  readonly tpotSeconds?: number;
  readonly ttftSeconds?: number;
  readonly tokensPerSecond?: number;
  /** True when the source says that it ran out of memory. */
  readonly outOfMemory: boolean;
}

/** A row that says too little, or too much that nobody knows. */
export interface Unusable {
  readonly id: string;
  readonly why: string;
}

/** Memory of an engine in a published run, where only its name is known: the defaults of most. */
const MEMORY_OF_OTHERS: EngineMemory = {
  defaultShare: 0.92, shareOf: ShareOf.DEVICE, cachePerPlace: false, mostDevices: Infinity, stepHoldsPrompt: false, defaultMaxSequences: 2048, defaultBatchedTokens: 4096, graphsGiB: 0.5, contextGiB: 0.3, blockTokens: 16, weightFactor: 1.02,
};

/** What sources call a format, and what the table of formats calls it; order matters. */
const PRECISIONS: readonly [RegExp, string][] = [
  [/gguf q(\d)_k_m/, 'q4_k_m'], [/gguf q2/, 'q2_k'], [/gguf f16/, 'float16'], [/int8/, 'int8'], [/awq/, 'awq'], [/gptq/, 'gptq'], [/nvfp4|^fp4/, 'nvfp4'], [/mxfp4/, 'mxfp4'],
  [/^fp8/, 'fp8'], [/int4/, 'int4'], [/bf16/, 'bfloat16'], [/fp16/, 'float16'],
];

/** Formats whose published runs keep the cache in 8 bits too. */
const RUN_WITH_SMALL_CACHE = ['fp8', 'nvfp4', 'mxfp4'];

/** Columns that a table may lack. */
const NOTHING = Object.fromEntries(['id', 'engine', 'model', 'precision', 'accelerator', 'load_kind', 'concurrency', 'tok_s', 'ttft_ms', 'tpot_ms', 'tpot_stat', 'spec_decode', 'notes'].map((column) => [column, '']));

/** One row in the words of the formulae, or why not. */
export function readMeasured(given: MeasuredRow, catalogue?: ModelCatalogue): Measured | Unusable {
  const row = { ...NOTHING, ...given };
  const unusable = (why: string): Unusable => ({ id: row.id, why });
  const model = modelByAlias(row.model, catalogue);
  if (!model) return unusable(`model unknown: ${row.model}`);
  const accelerator = deviceByAlias(row.accelerator);
  if (!accelerator) return unusable(`accelerator unknown: ${row.accelerator}`);
  const format = formatOf(row.precision);
  if (format === undefined) return unusable(`field missing: precision (${row.precision || 'empty'})`);
  const cut = cutOf(row, accelerator.vendor);
  if (typeof cut === 'string') return unusable(cut);
  const [weightsMiB, devicesMiB] = [weightBytes(model, format) / 2 ** 20, devicesOf(cut) * accelerator.memoryMiB];
  if (weightsMiB > devicesMiB) return unusable(`contradiction: ${Math.round(weightsMiB / 1024)} GiB of weights in ${format} on devices of ${Math.round(devicesMiB / 1024)} GiB`);
  const [inputTokens, outputTokens] = [numberOf(row.isl), numberOf(row.osl)];
  if (inputTokens === undefined || outputTokens === undefined) return unusable(`field missing: ${inputTokens === undefined ? 'isl' : 'osl'}`);
  if (/limit/.test(row.tpot_stat) || /^mlperf/.test(row.load_kind)) return unusable('field missing: concurrency (a rate under a limit)');
  if (!/^(no|)$/.test(row.spec_decode)) return unusable(`not modelled: speculative decoding (${row.spec_decode})`);
  if (row.load_kind === 'open_loop_qps') return unusable('field missing: concurrency (an open loop)');
  const engine = engineOf(row.engine);
  const performance = performanceOf(engine);
  const memory = MEMORY_OF_RUNS[engine]?.(accelerator, cut.tensorParallel) ?? MEMORY_OF_OTHERS;
  const caps = /max batch (\d+)|engine batch (\d+)/.exec(`${row.notes} ${row.concurrency}`);
  const maxSequences = Number(caps?.[1] ?? caps?.[2] ?? memory.defaultMaxSequences);
  const lengths = { inputTokens, outputTokens, cacheHitShare: 0 };
  const subject = { model, weightFormat: format, cacheDtype: RUN_WITH_SMALL_CACHE.includes(format) ? 'fp8' : 'auto', accelerator, engine, performance, memory, cut, lengths, maxSequences };
  return { id: row.id, subject, ...loadOf(row, lengths), ...truthOf(row), outOfMemory: /out of memory|\boom\b/i.test(row.notes) };
}

/** The server program's own name, without who packed it. */
export function engineOf(name: string): string {
  return publishedNameOf(name.toLowerCase().replace(/\s*\(.*\)/, '').trim());
}

/** Constants of an engine, or of the one with the most measurements. */
export function performanceOf(engine: string): EnginePerformance {
  return PERFORMANCES[engine] ?? Object.values(PERFORMANCES)[0];
}

function formatOf(precision: string): string | undefined {
  const text = precision.toLowerCase();
  if (/not (stated|recorded)/.test(text)) return undefined;
  return PRECISIONS.find(([pattern]) => pattern.test(text))?.[1];
}

/** A number that may come with a circa. */
function numberOf(text: string | undefined): number | undefined {
  const found = /^[~<]?\s*(\d+(?:\.\d+)?)/.exec(text?.trim() ?? '');
  return found ? Number(found[1]) : undefined;
}

function cutOf(row: MeasuredRow, vendor: string): SpeedCut | string {
  const [tp, pp, dp, ep, count] = [row.tp, row.pp, row.dp, row.ep, row.gpu_count].map(numberOf);
  if (tp === undefined) return count === 1 ? cutFor(1, 1, 1, false) : 'field missing: tp';
  if (vendor === 'AWS') return cutFor(Math.max(1, Math.ceil(tp / coresOf(row.accelerator))), pp ?? 1, dp ?? 1, false);
  // a table counts tp x ep where both name the same devices of one node: 64 and 16 for 8 and 4 (docs/planner.md)
  if ((ep ?? 1) > 1 && count !== undefined && DOUBLE_COUNTED.has(count) && !/^GB/.test(row.accelerator)) {
    const devices = Math.sqrt(count);
    return (dp ?? 1) > 1 ? cutFor(1, pp ?? 1, devices, true) : cutFor(devices, pp ?? 1, 1, true);
  }
  // groups of attention inside the devices of one cut, as some engines count them
  if (dp !== undefined && dp > 1 && count === tp * (pp ?? 1)) return cutFor(Math.max(1, tp / dp), pp ?? 1, dp, true);
  return cutFor(tp, pp ?? 1, dp ?? 1, (ep ?? 1) > 1);
}

const DOUBLE_COUNTED = new Set([16, 64]);

/** Tables of AWS devices count cores: two on each device, four pairs on the third generation. */
function coresOf(accelerator: string): number {
  return /2$/.test(accelerator) && /^trn|^train/i.test(accelerator) ? 4 : 2;
}

function cutFor(tensorParallel: number, pipelineParallel: number, dataParallel: number, expertParallel: boolean): SpeedCut {
  return { tensorParallel, pipelineParallel, dataParallel, expertParallel };
}

function loadOf({ load_kind, concurrency, source }: MeasuredRow, { inputTokens, outputTokens }: SpeedLengths): Pick<Measured, 'offered' | 'saturating'> {
  const saturating = load_kind === 'max_throughput';
  const requests = Number(/(\d+) (?:ShareGPT )?requests|about (\d+)/.exec(concurrency)?.slice(1).find(Boolean) ?? REQUESTS_OF_RUNS[source]?.[`${inputTokens}/${outputTokens}`]);
  if (saturating) return { saturating, offered: requests > 0 ? requests : Infinity };
  return { saturating, offered: numberOf(concurrency) ?? (/client max (\d+)/.exec(concurrency) ? Number(/client max (\d+)/.exec(concurrency)?.[1]) : 1) };
}

function truthOf(row: MeasuredRow): Pick<Measured, 'tpotSeconds' | 'ttftSeconds' | 'tokensPerSecond'> {
  const seconds = (text: string): number | undefined => (/^\d/.test(text) ? Number(text) / 1e3 : undefined);
  const [tpotSeconds, ttftSeconds, tokens] = [seconds(row.tpot_ms), seconds(row.ttft_ms), numberOf(row.tok_s)];
  return {
    ...(tpotSeconds !== undefined && tpotSeconds > 0 && { tpotSeconds }),
    ...(ttftSeconds !== undefined && ttftSeconds > 0 && { ttftSeconds }),
    ...(tokens !== undefined && tokens > 0 && { tokensPerSecond: tokens }),
  };
}
