import { CapacityKind } from '../../deployment/capacity-props';
import { listed, makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';
import { segmentsIn } from './sources';

export const priceOfSource: Rule = {
  code: 'SOURCE_PRICE_UNKNOWN',
  area: 'capacity',
  law: 'the price of every source of machines is known',
  why: 'spot prices move from hour to hour, and a block is paid when it is bought: the report counts all machines on demand',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const kinds = [...new Set(segmentsIn(subject).filter(({ kind }) => kind === CapacityKind.SPOT || kind === CapacityKind.CAPACITY_BLOCK).map(({ kind }) => kind))];
    if (!makesMachines(subject) || kinds.length === 0) return [];
    return [{
      path: 'hardware.capacity',
      message: `the cost of the plan counts ${listed(kinds)} machines at the price on demand`,
      remedy: 'look the price up before you rely on the figure: `aws ec2 describe-spot-price-history`, or the offer of the block',
      value: listed(kinds),
    }];
  },
};
