import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Service } from '../deployment/deployment';
import type { IEngineVersion } from '../engine/engine';
import { fitInputFor, mostDevicesOf } from './choose-cut';
import { whyIllegal } from './cut';
import { memoryBudgetFor } from './fit';
import type { Plan } from './plan';
import { blockSizeOf } from '../model/weight-format';

/** Machines of one replica that anybody has reported to serve from; beyond it a smaller model is the better answer. */
const MOST_NODES = 16;

interface Held {
  readonly service: Service;
  readonly engineVersion: IEngineVersion;
  readonly instanceType: InstanceTypeFacts;
  readonly plan: Pick<Plan, 'weightFormat'>;
}

/** The least number of machines, one pipeline stage on each, that hold so many sequences of the full context; nothing when none does. */
export function nodesThatHold({ service, engineVersion, instanceType: { accelerator }, plan: { weightFormat } }: Held, sequences = 1): number | undefined {
  const { facts } = service.model;
  const widest = widestOnNode(mostDevicesOf(engineVersion, accelerator), (width) => whyIllegal(facts, width, { blockSize: blockSizeOf(facts, weightFormat), expertParallel: service.expertParallel }) === undefined);
  const counts = Array.from({ length: Math.min(MOST_NODES, facts.layers) }, (_, index) => index + 1);
  return counts.find((nodes) => {
    const stages = { ...service, nodes, pipelineParallel: nodes };
    return memoryBudgetFor(fitInputFor({ service: stages, engineVersion, accelerator, weightFormat }, widest)).sequences >= sequences;
  });
}

function widestOnNode(devices: number, isLegal: (width: number) => boolean): number {
  return Array.from({ length: devices }, (_, index) => devices - index).find(isLegal) ?? 1;
}
