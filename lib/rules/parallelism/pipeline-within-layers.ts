import { lockAgain } from '../../plan-command';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const pipelineWithinLayers: PlanRule = {
  code: 'PIPELINE_TOO_DEEP',
  area: 'parallelism',
  law: 'a pipeline has no more stages than the model has layers',
  why: 'a stage without a layer has nothing to compute',
  severity: ALWAYS_ERROR,
  check: ({ deployment, plan: { cut }, service: { model } }) => {
    if (cut.pipelineParallel <= model.facts.layers) return [];
    return [{
      path: 'hardware.pipelineParallel',
      message: `${cut.pipelineParallel} pipeline stages are planned, ${model.id} has ${model.facts.layers} layers`,
      remedy: `lower hardware.pipelineParallel, or hardware.nodes where it is left out; after a lock ${lockAgain(deployment)}`,
      value: String(cut.pipelineParallel),
      limit: String(model.facts.layers),
    }];
  },
};
