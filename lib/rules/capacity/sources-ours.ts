import { CapacityKind } from '../../deployment/capacity-props';
import { listed } from '../questions';
import { platformFacts, platformsWhere } from '../../platform/platforms';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const sourcesOurs: Rule = {
  code: 'CAPACITY_NOT_OURS',
  area: 'capacity',
  law: 'where sources or alternatives of machines are told, machines are made',
  why: 'on a cluster that stands already its owner decides where nodes come from',
  severity: ALWAYS_INFO,
  check: ({ deployment: { platforms }, service: { capacity, alternatives } }) => {
    const others = platformsWhere(platforms, ({ machines }) => !machines).map((platform) => platformFacts(platform).words);
    const told = [...(capacity.some(({ kind }) => kind !== CapacityKind.ON_DEMAND) ? ['hardware.capacity'] : []), ...(alternatives.length > 0 ? ['hardware.alternatives'] : [])];
    if (others.length === 0 || told.length === 0) return [];
    return [{
      path: told[0],
      message: `${listed(others)} takes no notice of ${listed(told)}: nodes are there already`,
      remedy: 'see to it that the nodes come from these sources',
      value: listed(others),
    }];
  },
};
