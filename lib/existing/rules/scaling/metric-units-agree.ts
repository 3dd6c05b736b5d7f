import { Severity } from '../../../finding/severity';
import { DCGM_LAST_VALUE, DCGM_PERCENT } from '../../foreign-metrics';
import { judgeMetric } from '../../metrics';
import type { MetricQuery } from '../../queries';
import type { Scope } from '../../scope';
import type { ManifestRule, ManifestViolation } from '../rule';

export const metricUnitsAgree: ManifestRule = {
  code: 'METRIC_UNIT_WRONG',
  area: 'scaling',
  law: 'a threshold has the unit of its metric',
  why: 'a share of 0 to 1 never passes 50: nothing scales, no alert fires',
  severity: Severity.ERROR,
  check: (scope) => scope.queries.flatMap((query) => [...shares(scope, query), ...ofDcgm(query)]),
};

function shares(scope: Scope, query: MetricQuery): ManifestViolation[] {
  const { threshold, thresholdAt, object, label, text, use, expression } = query;
  if (threshold === undefined || thresholdAt === undefined || threshold <= 1) return [];
  // a scaler's query that compares the share itself yields something else
  if (use === 'scaler' && /[<>]/.test(text)) return [];
  // a sum of shares over replicas may pass 1, unless it is divided by them again
  if (expression.calls[0] === 'sum' && query.averaged !== true) return [];
  return expression.metrics.filter(({ name }) => judgeMetric(scope, query, name)?.metric?.ratio).map(({ name }) => ({
    object, at: thresholdAt, message: `${label} compares ${name}, a share of 0 to 1, with ${threshold}`, remedy: `write ${threshold / 100}`, value: String(threshold), limit: '0 to 1',
  }));
}

function ofDcgm({ object, at, label, use, expression }: MetricQuery): ManifestViolation[] {
  const names = expression.metrics.map(({ name }) => name);
  const percent = names.find((name) => DCGM_PERCENT.test(name));
  return [
    ...(use === 'record' && percent !== undefined && /(_bytes|_seconds|_joules)$/.test(label)
      ? [{ object, at, message: `${label} is recorded from ${percent}, a percentage`, remedy: 'record DCGM_FI_DEV_FB_USED (MiB) times 1048576, or give the record another name', value: percent }] : []),
    ...(names.includes(DCGM_LAST_VALUE) && expression.calls.some((call) => ['rate', 'increase', 'irate'].includes(call))
      ? [{ object, at, message: `${label} takes a rate of ${DCGM_LAST_VALUE}, a gauge that holds the last error number`, remedy: 'alert on changes() of it, or on a value other than 0', value: DCGM_LAST_VALUE }] : []),
  ];
}
