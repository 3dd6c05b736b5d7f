import { nearest } from '../../units/nearest';
import { listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { askedSwitches } from './asked';

export const switchValueKnown: Rule = {
  code: 'SWITCH_VALUE_UNKNOWN',
  area: 'optimization',
  law: 'the engine version knows the value of every switch that is set',
  why: 'it ends at its start with a value that it does not know, after the weights were fetched',
  severity: ALWAYS_ERROR,
  check: (subject) => askedSwitches(subject).flatMap(({ support: { name, values }, path, value = '' }) => {
    if (values === undefined || values.includes(value)) return [];
    return [{
      path,
      message: `${subject.engineVersion.engineName} ${subject.engineVersion.version} knows no ${name} '${value}'`,
      remedy: `take ${nearest(value, values, 1)[0] ?? values[0]}; known are ${listed(values)}`,
      value,
      limit: listed(values),
    }];
  }),
};
