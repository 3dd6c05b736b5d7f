import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const engineCan: PlanRule = {
  code: 'ENGINE_UNSUPPORTED',
  area: 'compatibility',
  law: 'the engine version can serve this model in this format and data type on this device',
  why: 'what an engine cannot do it refuses at start, after the machine was paid for and the weights were fetched',
  severity: ALWAYS_ERROR,
  check: ({ engineVersion, service: { model }, instanceType }) =>
    engineVersion.unsupported(model.facts, instanceType.accelerator, model.dtype, model.quantization).map(({ what, reason, instead }) => ({
      path: fieldOf(what, model),
      message: `${engineVersion.engineName} ${engineVersion.version} cannot serve ${model.id} with ${what}: ${reason}`,
      remedy: `take ${instead}`,
      value: what,
    })),
};

/** The field that asks for it: a format, a data type, or else the device. */
function fieldOf(what: string, { dtype, quantization, facts }: { dtype: string; quantization?: string; facts: { quantization?: { format: string } } }): string {
  if (what === dtype) return 'model.dtype';
  if (what === quantization || what === facts.quantization?.format) return 'model.quantization';
  return 'hardware.instanceType';
}
