import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const servedNamesDiffer: Rule = {
  code: 'SERVED_NAME_TWICE',
  area: 'names and limits',
  law: 'no served name is given twice',
  why: 'one of the two was meant to be another name',
  severity: ALWAYS_WARNING,
  check: ({ service: { model } }) => model.servedNames.flatMap((name, index) => (model.servedNames.indexOf(name) === index ? [] : [{
    path: `model.servedNames.${index}`,
    message: `'${name}' is given twice`,
    remedy: 'remove one',
    value: name,
  }])),
};
