import { ModelCatalogue } from '../../model/catalogue';
import { unusableIn } from '../../plan/speed/anchors';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const measurementsUsed: Rule = {
  code: 'MEASUREMENTS_NOT_USED',
  area: 'speed',
  law: 'every row of workload.measured says enough to be used',
  why: 'a row that is left out draws the prediction nowhere',
  severity: ALWAYS_WARNING,
  check: ({ service: { workload: { measured = [] }, model } }) => {
    const models = ModelCatalogue.standard().with(model.facts);
    const unused = unusableIn(measured, models);
    if (unused.length === 0) return [];
    const whys = [...new Set(unused.map(({ why }) => why))];
    return [{
      path: 'workload.measured',
      message: `${unused.length} of ${measured.length} rows cannot be used: ${whys.join('; ')}`,
      remedy: 'complete the rows; docs/planner.md tells what each column holds',
      value: String(unused.length),
    }];
  },
};
