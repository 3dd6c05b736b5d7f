import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const adapterNamesDiffer: Rule = {
  code: 'ADAPTER_NAME_TAKEN',
  area: 'optimization',
  law: 'each adapter has a name that no other adapter and no served name has',
  why: 'requests choose by that name: with two of a kind, one of them is never served',
  severity: ALWAYS_ERROR,
  check: ({ service: { model, optimization: { adapters } } }) => adapters.flatMap(({ name }, index) => {
    const taken = model.servedNames.includes(name) || adapters.some((other, at) => at < index && other.name === name);
    if (!taken) return [];
    return [{ path: `optimization.adapters.${index}.name`, message: `the name '${name}' is taken already`, remedy: 'choose another name', value: name }];
  }),
};
