import { Severity } from '../../finding/severity';
import type { MemoryBudget } from '../../plan/plan';
import type { Rule, Subject } from '../rule';
import { ALWAYS_WARNING } from '../severities';

const GIB = 2 ** 30;

export const concurrencyFits: Rule = {
  code: 'CONCURRENCY_DOES_NOT_FIT',
  area: 'fit',
  law: 'the KV cache holds as many requests at once as the workload asks for',
  why: 'requests beyond it wait inside the engine or are thrown out and computed again',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { plan: { memory, contextTokens }, service: { workload } } = subject;
    if (memory.sequences < 1 || memory.sequences >= workload.concurrency) return [];
    const typical = typicalSequences(subject);
    const enough = typical >= workload.concurrency;
    return [{
      path: 'workload.concurrency',
      message: enough
        ? `${workload.concurrency} requests of the typical length fit at once (room for ${typical}), of the full ${contextTokens} tokens only ${memory.sequences}`
        : `${workload.concurrency} requests at once are asked for, the KV cache holds ${typical} of the typical length and ${memory.sequences} of the full ${contextTokens} tokens`,
      remedy: enough
        ? 'nothing, if long requests are rare; else lower workload.contextTokens or take a larger device'
        : `lower workload.concurrency to ${typical} and run more replicas, lower workload.contextTokens, or take a larger device`,
      value: String(workload.concurrency),
      limit: String(enough ? memory.sequences : typical),
      ...(enough && { severity: Severity.INFO }),
    }];
  },
};

/** Sequences of the typical length: what grows with the tokens is scaled, what does not stays. */
function typicalSequences({ plan: { memory, contextTokens }, service: { workload } }: Subject): number {
  const tokens = Math.min(contextTokens, workload.inputTokens + workload.outputTokens);
  return Math.max(memory.sequences, Math.floor(memory.kvCacheGiB / perSequenceGiB(memory, contextTokens - tokens)));
}

function perSequenceGiB({ kvPerSequenceGiB, kvBytesPerToken }: MemoryBudget, fewerTokens: number): number {
  return kvPerSequenceGiB - (fewerTokens * kvBytesPerToken) / GIB;
}
