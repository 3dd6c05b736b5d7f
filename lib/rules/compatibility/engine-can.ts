import { statedFormatOf } from '../../model/weight-format';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const engineCan: PlanRule = {
  code: 'ENGINE_UNSUPPORTED',
  area: 'compatibility',
  law: 'the engine version can serve this model in this format and data type on this device',
  why: 'what an engine cannot do it refuses at start, after the machine was paid for and the weights were fetched',
  severity: ALWAYS_ERROR,
  check: ({ engineVersion, service: { model }, instanceType }) =>
    engineVersion.unsupported(model.facts, instanceType.accelerator, model.dtype, statedFormatOf(model)).map(({ what, field, reason, instead }) => ({
      path: field,
      message: `${engineVersion.engineName} ${engineVersion.version} cannot serve ${model.id} with ${what}: ${reason}`,
      remedy: `take ${instead}`,
      value: what,
    })),
};
