import type { Rule, Subject } from '../rule';
import { ALWAYS_INFO } from '../severities';

/** Below this share of usable memory a verdict is a guess (sizing facts of 2026-11-22, section 4.5). */
const DOUBT = 0.1;

export const replicasBeforeWidth: Rule = {
  code: 'CUT_WIDER_THAN_NEEDED',
  area: 'parallelism',
  law: 'a replica spans no more devices than the model and the asked load need',
  why: 'two narrow replicas serve more than one wide one: 8 fast-linked devices gave 28 % of 8 times one with an 8B model',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { service: { tensorParallel, search } } = subject;
    // a search has weighed narrower cuts by their price already
    if (tensorParallel === undefined || search !== undefined || tensorParallel % 2 !== 0 || !halfSuffices(subject)) return [];
    return [{
      path: 'hardware.tensorParallel',
      message: `${tensorParallel} devices are asked for one replica, ${tensorParallel / 2} would hold the model and ${subject.service.workload.concurrency} requests of the full context`,
      remedy: `lower hardware.tensorParallel to ${tensorParallel / 2} and raise scaling.min, unless the wider cut is for shorter answers' latency`,
      value: String(tensorParallel),
      limit: String(tensorParallel / 2),
    }];
  },
};

/** Shards and step double on half the devices, and so does the cache of a sequence unless heads were copied anyway. */
function halfSuffices({ plan: { memory, cut }, service: { model, workload } }: Subject): boolean {
  const copied = cut.tensorParallel > model.facts.kvHeads;
  const perSequence = memory.kvPerSequenceGiB * (copied ? 1 : 2);
  const left = memory.usableGiB - 2 * memory.weightsGiB - 2 * memory.activationsGiB - memory.graphsGiB - memory.contextGiB;
  return left >= Math.max(memory.usableGiB * DOUBT, perSequence * workload.concurrency);
}
