import { Severity } from '../../finding/severity';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const sequencesWithinCache: Rule = {
  code: 'SEQUENCES_BEYOND_CACHE',
  area: 'optimization',
  law: 'no more requests may run at once than the cache holds',
  why: 'what is admitted beyond it waits inside the engine or is thrown out and computed again; where each request owns a cache, layers move to the CPU',
  severity: ALWAYS_WARNING,
  check: ({ service: { optimization }, plan: { memory, contextTokens }, engineVersion, instanceType }) => {
    const asked = optimization.maxSequences;
    // a cache without room is said by another rule
    if (asked === undefined || memory.sequences < 1 || asked <= memory.sequences) return [];
    const owned = engineVersion.memory(instanceType.accelerator, 1).cachePerPlace;
    return [{
      path: 'optimization.maxSequences',
      message: `${asked} requests may run at once, the cache holds ${memory.sequences} of the full ${contextTokens} tokens`,
      remedy: owned ? `lower optimization.maxSequences to ${memory.sequences}` : 'nothing, if long requests are rare; else lower optimization.maxSequences or workload.contextTokens',
      value: String(asked),
      limit: String(memory.sequences),
      severity: owned ? Severity.ERROR : Severity.INFO,
    }];
  },
};
