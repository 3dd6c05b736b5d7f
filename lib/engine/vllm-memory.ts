import type { AcceleratorFacts } from '../accelerator/instance-type';
import { ShareOf, type EngineMemory } from './engine';

/** `get_batch_defaults` of the API server, main @ 2026-08-17: the first row whose memory the device has. */
const BATCH_DEFAULTS = [
  { leastGiB: 160, batchedTokens: 16384, sequences: 1024, butNot: '' },
  { leastGiB: 70, batchedTokens: 8192, sequences: 1024, butNot: 'A100' },
  { leastGiB: 0, batchedTokens: 2048, sequences: 256, butNot: '' },
];

/** Graphs, runtime and loading by published start-up logs: 0.11 to 0.96 GiB, 0.05 to 0.20 GiB, and 2 % over the file. */
const MEASURED = { graphsGiB: 0.5, contextGiB: 0.3, weightFactor: 1.02, blockTokens: 16 };

/** One pool of blocks for all requests, split over the devices of one machine. */
const POOL = { shareOf: ShareOf.DEVICE, cachePerPlace: false, stepHoldsPrompt: false, mostDevices: 64 };

/** What it takes of a device that has `accelerator`. */
export function vllmMemoryOn({ name, memoryMiB }: AcceleratorFacts, defaultShare: number): EngineMemory {
  const row = BATCH_DEFAULTS.find(({ leastGiB, butNot }) => memoryMiB / 1024 >= leastGiB && !(butNot && name.includes(butNot)));
  const { sequences, batchedTokens } = row ?? BATCH_DEFAULTS[2];
  return { defaultShare, defaultMaxSequences: sequences, defaultBatchedTokens: batchedTokens, ...MEASURED, ...POOL };
}
