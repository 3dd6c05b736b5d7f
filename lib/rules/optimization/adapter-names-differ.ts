import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

export const adapterNamesDiffer: Rule = {
  code: 'ADAPTER_NAME_ILLEGAL',
  area: 'optimization',
  law: 'each adapter has a plain name that no other adapter and no served name has',
  why: 'requests choose by that name: with two of a kind, one of them is never served',
  severity: ALWAYS_ERROR,
  check: ({ service: { model, optimization: { adapters } } }) => adapters.flatMap(({ name }, index) => {
    const taken = model.servedNames.includes(name) || adapters.some((other, at) => at < index && other.name === name);
    if (NAME.test(name) && !taken) return [];
    return [{
      path: `optimization.adapters.${index}.name`,
      message: taken ? `the name '${name}' is taken already` : `'${name.slice(0, 80)}' is no plain name: letters, digits, dots, underscores and hyphens, at most 63`,
      remedy: 'choose another name',
      value: name.slice(0, 80),
    }];
  }),
};
