import { CapacityKind } from '../../deployment/capacity-props';
import { listed, makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { fieldOf, sourcesOf } from './sources';

const NEEDED = ['reservation', 'zone', 'ends', 'replicas'] as const;

export const blockComplete: Rule = {
  code: 'BLOCK_INCOMPLETE',
  area: 'capacity',
  law: 'a Capacity Block is told with its id, its zone, its size and its end',
  why: 'a block is bought for one zone and one time: a group launches into it by its id only, and must be empty before it ends',
  severity: ALWAYS_ERROR,
  check: (subject) => (makesMachines(subject) ? sourcesOf(subject, CapacityKind.CAPACITY_BLOCK) : []).flatMap((segment) => {
    const missing = NEEDED.filter((field) => segment[field] === undefined);
    if (missing.length === 0) return [];
    return [{
      path: fieldOf(segment),
      message: `the Capacity Block lacks ${listed(missing)}`,
      remedy: 'copy them from `aws ec2 describe-capacity-reservations`',
      value: listed(missing),
    }];
  }),
};
