import type { AcceleratorFacts } from '../accelerator/instance-type';
import { ShareOf, type EngineMemory } from './engine';

/** Tokens of a step and captured batch by device memory (`server_args.py`, main @ 2026-08-22; sizing facts of 2026-11-22, section 4.2). */
const ROWS = [
  { belowGiB: 20, chunk: 2048, narrow: 8, wide: 8 },
  { belowGiB: 35, chunk: 2048, narrow: 24, wide: 80 },
  { belowGiB: 60, chunk: 4096, narrow: 32, wide: 160 },
  { belowGiB: 160, chunk: 8192, narrow: 256, wide: 512 },
  { belowGiB: Infinity, chunk: 16384, narrow: 512, wide: 512 },
];

/** Devices from which on the wide batch is captured. */
const WIDE_FROM = 4;

/** Graphs of the prefill, MB: the figure for latent attention, the largest there is, since the number of sizes is not known before a start. */
const PREFILL_GRAPHS_MB = 1536;

/** What is kept back at least on a device with more than `aboveMB`, MB. */
const LARGE_DEVICE = { aboveMB: 60_000, reservedMB: 10_240 };

/** What it takes of a device: its share is for weights and cache alone, what a step needs is kept back (same source). */
export function sglangMemoryOn({ memoryMiB }: AcceleratorFacts, devices: number): EngineMemory {
  const row = ROWS.find(({ belowGiB }) => memoryMiB / 1024 < belowGiB) ?? ROWS[ROWS.length - 1];
  const batch = devices >= WIDE_FROM ? row.wide : row.narrow;
  const graphsMB = 2 * batch + PREFILL_GRAPHS_MB;
  const reserved = 512 + 1.5 * Math.max(row.chunk, 2048) + (1024 * devices) / 8 + graphsMB;
  const keptBack = memoryMiB > LARGE_DEVICE.aboveMB ? Math.max(reserved, LARGE_DEVICE.reservedMB) : reserved;
  return {
    defaultShare: Math.floor((1 - keptBack / memoryMiB) * 1000) / 1000,
    shareOf: ShareOf.WEIGHTS_AND_CACHE,
    cachePerPlace: false,
    stepHoldsPrompt: false,
    mostDevices: 64,
    // more run as well, without a captured graph
    defaultMaxSequences: batch,
    defaultBatchedTokens: row.chunk,
    graphsGiB: graphsMB / 1024,
    contextGiB: 0.5,
    blockTokens: 1,
    // measured for another engine that loads the same files: 2 % over the file
    weightFactor: 1.02,
  };
}
