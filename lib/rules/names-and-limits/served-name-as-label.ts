import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { isLabelValue } from './label-text';

export const servedNameAsLabel: Rule = {
  code: 'SERVED_NAME_NOT_A_LABEL',
  area: 'names and limits',
  law: 'the first served name is a legal label of Kubernetes',
  why: 'routes, scalers and alarms select by it: a name such as org/model fits into no label',
  severity: ALWAYS_WARNING,
  check: ({ service: { model } }) => {
    const [first] = model.servedNames;
    if (first === undefined || isLabelValue(first)) return [];
    return [{
      path: 'model.servedNames.0',
      message: `the first served name, '${first}', is no label value`,
      remedy: 'put a short name first, such as the service\'s, and keep this one as a second name',
      value: first,
    }];
  },
};
