import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const pipelineSupported: PlanRule = {
  code: 'PIPELINE_UNSUPPORTED',
  area: 'parallelism',
  law: 'layers are spread over stages only by an engine that can',
  why: 'an engine that knows no stages loads the whole model on the devices of one of them',
  severity: ALWAYS_ERROR,
  check: ({ plan: { cut }, engineVersion }) => {
    if (cut.pipelineParallel === 1 || engineVersion.spread) return [];
    return [{
      path: 'hardware.pipelineParallel',
      message: `${cut.pipelineParallel} pipeline stages are planned, ${engineVersion.engineName} ${engineVersion.version} cannot spread layers over stages`,
      remedy: 'leave hardware.pipelineParallel and hardware.nodes out, or take an engine that can',
      value: String(cut.pipelineParallel),
      limit: '1',
    }];
  },
};
