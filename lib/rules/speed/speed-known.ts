import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const speedKnown: Rule = {
  code: 'SPEED_UNKNOWN',
  area: 'speed',
  law: 'a promise or a rate is judged by a predicted speed',
  why: 'without a prediction nobody has checked the promise',
  severity: ALWAYS_WARNING,
  check: ({ plan: { speed, memory }, service: { workload: { requestsPerSecond, slo } }, instanceType: { accelerator } }) => {
    const asked = [...(requestsPerSecond === undefined ? [] : ['workload.requestsPerSecond']), ...(Object.keys(slo).length > 0 ? ['workload.slo'] : [])];
    if (speed || memory.sequences < 1 || asked.length === 0) return [];
    return asked.map((path) => ({
      path,
      message: `the speed of ${accelerator.name} cannot be predicted: memory bandwidth or compute rate is not in the catalogue`,
      remedy: 'measure it, or take an instance type whose data sheet is known',
      value: accelerator.name,
    }));
  },
};
