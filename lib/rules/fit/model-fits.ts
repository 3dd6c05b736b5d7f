import { nodesOf } from '../../plan/cut';
import { nodesThatHold } from '../../plan/nodes-that-hold';
import { gib } from '../questions';
import type { PlanRule, PlanSubject } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const modelFits: PlanRule = {
  code: 'MODEL_DOES_NOT_FIT',
  area: 'fit',
  law: 'weights, activations, graphs and runtime leave room for a KV cache in the memory that the engine may use',
  why: 'the engine ends at its start when nothing is left for the cache',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { plan: { memory, cut }, instanceType } = subject;
    if (memory.kvCacheGiB > 0) return [];
    const needed = memory.usableGiB - memory.kvCacheGiB;
    return [{
      path: 'hardware.instanceType',
      message: `each of ${cut.devices} devices needs ${gib(needed)} before the first token (${gib(memory.weightsGiB)} of it weights), ${instanceType.accelerator.name} has ${gib(memory.usableGiB)} usable`,
      remedy: `take an instance type with more or larger devices, a smaller weight format (model.quantization), or a smaller model${orNodes(subject)}`,
      value: gib(needed),
      limit: gib(memory.usableGiB),
    }];
  },
};

/** How many machines together would hold it, where the engine spans machines. */
function orNodes(subject: PlanSubject): string {
  const { engineVersion: { spread }, plan: { cut }, instanceType } = subject;
  const nodes = spread?.group ? nodesThatHold(subject) : undefined;
  return nodes === undefined || nodes <= nodesOf(cut) ? '' : `; ${nodes} × ${instanceType.name} would hold it as one replica (hardware.nodes: ${nodes}, architecture: distributed, on Kubernetes)`;
}
