import { Severity } from '../../../finding/severity';
import { fieldsAt, listAt, textAt } from '../../fields';
import { judgeMetric } from '../../metrics';
import type { Scope } from '../../scope';
import type { ManifestRule } from '../rule';

/** Labels that people write for the model's name. */
const MODEL_LIKE = /^(model|model_id|modelname|served_model|served_model_name|model_name)$/;

export const metricLabelsExist: ManifestRule = {
  code: 'METRIC_LABEL_DOES_NOT_EXIST',
  area: 'scaling',
  law: 'a query picks the model by the label that the engine writes',
  why: 'a label that nothing carries matches no series: the query is empty, for ever',
  severity: Severity.ERROR,
  check: (scope) => scope.queries.flatMap((query) => query.expression.metrics.flatMap(({ name, labels }) => {
    const traces = judgeMetric(scope, query, name)?.traces;
    if (!traces?.modelLabel) return [];
    const wrong = labels.map((label) => label.name).filter((label) => MODEL_LIKE.test(label) && label !== traces.modelLabel && !isAdded(scope, label));
    return wrong.map((label) => ({
      object: query.object, at: query.at,
      message: `${query.label} matches ${name} by the label ${label}, ${traces.engineName} writes ${traces.modelLabel}`,
      remedy: `match ${traces.modelLabel} by the served name`,
      value: label,
      limit: traces.modelLabel ?? '',
    }));
  })),
};

/** Monitors may add labels of their own. */
function isAdded(scope: Scope, label: string): boolean {
  return scope.of('ServiceMonitor', 'PodMonitor').some(({ body }) => ['endpoints', 'podMetricsEndpoints'].some((list) => listAt(body, 'spec', list).some((endpoint) =>
    ['relabelings', 'metricRelabelings'].some((kind) => listAt(fieldsAt(endpoint), kind).some((item) => textAt(item, 'targetLabel') === label)))));
}
