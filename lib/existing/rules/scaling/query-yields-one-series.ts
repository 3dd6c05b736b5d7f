import { Severity } from '../../../finding/severity';
import { mostReplicas } from '../../queries';
import { AGGREGATIONS } from '../../promql';
import type { ManifestRule } from '../rule';

/** Calls whose result has no series, or one. */
const SINGLE = [...AGGREGATIONS, 'scalar', 'vector', 'absent'];

export const queryYieldsOneSeries: ManifestRule = {
  code: 'SCALER_QUERY_HAS_SEVERAL_SERIES',
  area: 'scaling',
  law: 'the query of a scaler yields one series',
  why: 'every pod has a series of its own: from the second pod on the scaler reports an error and stands still',
  severity: Severity.ERROR,
  check: (scope) => scope.queries.filter(({ object, use, form }) => object.kind === 'ScaledObject' && use === 'scaler' && form === 'promql').flatMap((query) => {
    const { object, at, label, expression: { calls, groupedBy, metrics } } = query;
    if (metrics.length === 0 || (mostReplicas(object) ?? 2) < 2) return [];
    const grouped = groupedBy.filter((name) => name !== 'le');
    if (calls.some((call) => SINGLE.includes(call)) && grouped.length === 0) return [];
    return [{
      object, at,
      message: grouped.length > 0 ? `${label} groups its result by ${grouped.join(', ')}: one series for each` : `${label} asks for ${metrics[0].name} without an aggregation: one series for each pod`,
      remedy: 'put sum(…) around it, and match namespace and model by labels',
      value: query.text,
      ...(grouped.length > 0 && { severity: Severity.WARNING }),
    }];
  }),
};
