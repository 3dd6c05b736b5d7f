import { Severity } from '../../../finding/severity';
import type { ManifestRule } from '../rule';

export const averageOfASum: ManifestRule = {
  code: 'SCALER_AVERAGES_TWICE',
  area: 'scaling',
  law: 'a query with an AverageValue target adds up over replicas',
  why: 'the scaler divides by the replicas: a mean or a maximum shrinks with every replica, and scaling stops after the first few',
  severity: Severity.WARNING,
  check: (scope) => scope.queries.filter(({ averaged, use }) => averaged === true && use === 'scaler').flatMap(({ object, at, label, text, expression: { calls } }) => {
    if (!['avg', 'max', 'min', 'histogram_quantile', 'quantile'].includes(calls[0])) return [];
    return [{ object, at, message: `${label} takes ${calls[0]}(…) and divides it by the replicas again (metricType AverageValue)`, remedy: 'use sum(…), or metricType: Value', value: text }];
  }),
};
