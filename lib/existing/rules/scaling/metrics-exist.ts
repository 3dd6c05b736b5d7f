import { Severity } from '../../../finding/severity';
import { FOREIGN_METRICS } from '../../foreign-metrics';
import { judgeMetric } from '../../metrics';
import type { MetricQuery } from '../../queries';
import type { Scope } from '../../scope';
import type { ManifestRule, ManifestViolation } from '../rule';

export const metricsExist: ManifestRule = {
  code: 'METRIC_DOES_NOT_EXIST',
  area: 'scaling',
  law: 'every engine metric in a scaler or an alert exists in the version that runs, under that name',
  why: 'a query of nothing is no error: the alert never fires, the scaler takes it for zero',
  severity: Severity.ERROR,
  check: (scope) => scope.queries.flatMap((query) => [...new Set(query.expression.metrics.map(({ name }) => name))].flatMap((name) => judged(scope, query, name))),
};

function judged(scope: Scope, query: MetricQuery, name: string): ManifestViolation[] {
  const { object, at, label } = query;
  const foreign = FOREIGN_METRICS.find(({ pattern }) => pattern.test(name));
  if (foreign?.onDemand && scope.counters.has(name)) return [];
  if (foreign) return [{ object, at, message: `${label} asks for ${name}: ${foreign.problem}`, remedy: foreign.remedy, value: name, severity: Severity.WARNING }];
  const metric = judgeMetric(scope, query, name);
  if (metric?.problem !== undefined) {
    return [{
      object, at, message: `${label} asks for ${name}: ${metric.problem}`, remedy: metric.instead === undefined ? 'choose another signal, or remove it' : `ask for ${metric.instead}`, value: name,
      ...(!metric.sure && { severity: Severity.WARNING }),
    }];
  }
  if (!metric || metric.metric || query.use === 'adapter') return [];
  return [{ object, at, message: `${label} asks for ${name}, which is not among the metrics of ${metric.traces.engineName} that were read (${metric.traces.source})`, remedy: 'look it up at the metrics path of the running engine', value: name, severity: Severity.INFO }];
}
