import type { AcceleratorFacts } from '../accelerator/instance-type';
import { ShareOf, type EngineMemory } from './engine';

/** Reserved by the driver and kept as tolerance, as a share of the device: 1.5 % and 2 % in AIConfigurator (sizing facts of 2026-11-22, section 4.3). */
const RESERVED_SHARE = 0.035;

/** What it takes of a device: the cache gets its share of what is free after loading (same source). */
export function trtllmMemoryOn({ memoryMiB }: AcceleratorFacts): EngineMemory {
  return {
    defaultShare: 0.9,
    shareOf: ShareOf.FREE_AFTER_LOAD,
    cachePerPlace: false,
    stepHoldsPrompt: false,
    mostDevices: 64,
    // defaults of its build configuration, UNVERIFIED in the files read
    defaultMaxSequences: 2048,
    defaultBatchedTokens: 8192,
    // measured for another engine, for want of a published figure
    graphsGiB: 0.5,
    contextGiB: 0.3 + (memoryMiB / 1024) * RESERVED_SHARE,
    // UNVERIFIED; a smaller block only rounds less
    blockTokens: 32,
    weightFactor: 1.02,
  };
}
