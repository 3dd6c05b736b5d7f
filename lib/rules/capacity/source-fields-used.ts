import { CapacityKind } from '../../deployment/capacity-props';
import { listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { fieldOf, segmentsIn } from './sources';

const { ON_DEMAND, SPOT, CAPACITY_BLOCK } = CapacityKind;

/** Fields that only some sources have. */
const UNUSED: { readonly [field: string]: readonly CapacityKind[] } = {
  reservation: [ON_DEMAND, SPOT],
  starts: Object.values(CapacityKind).filter((kind) => kind !== CAPACITY_BLOCK),
  ends: Object.values(CapacityKind).filter((kind) => kind !== CAPACITY_BLOCK),
};

export const sourceFieldsUsed: Rule = {
  code: 'SOURCE_FIELD_UNUSED',
  area: 'capacity',
  law: 'a source is told what its kind can use',
  why: 'a field without effect says that something else was meant',
  severity: ALWAYS_WARNING,
  check: (subject) => segmentsIn(subject).flatMap((segment) => {
    const given = Object.keys(UNUSED).filter((field) => UNUSED[field].includes(segment.kind) && segment[field as 'ends'] !== undefined);
    if (given.length === 0) return [];
    return [{
      path: fieldOf(segment),
      message: `${listed(given)} has no effect on a source of the kind ${segment.kind}`,
      remedy: `remove it, or make the source ${given.includes('reservation') ? 'reserved' : 'a capacity-block'}`,
      value: listed(given),
    }];
  }),
};
