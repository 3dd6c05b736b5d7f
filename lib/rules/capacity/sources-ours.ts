import { CapacityKind } from '../../deployment/capacity-props';
import { listed, machinePlatforms } from '../questions';
import { platformFacts } from '../../platform/platforms';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const sourcesOurs: Rule = {
  code: 'CAPACITY_NOT_OURS',
  area: 'capacity',
  law: 'where sources or alternatives of machines are told, machines are made',
  why: 'on a cluster that stands already its owner decides where nodes come from',
  severity: ALWAYS_INFO,
  check: ({ deployment, service: { capacity, alternatives } }) => {
    const ours = machinePlatforms({ deployment });
    const others = deployment.platforms.filter((platform) => !ours.includes(platform)).map((platform) => platformFacts(platform).words);
    const told = [...(capacity.some(({ kind }) => kind !== CapacityKind.ON_DEMAND) ? ['hardware.capacity'] : []), ...(alternatives.length > 0 ? ['hardware.alternatives'] : [])];
    if (others.length === 0 || told.length === 0) return [];
    return [{
      path: told[0],
      message: `${listed(others)} takes no notice of ${listed(told)}: machines are there already`,
      remedy: 'see to it that the machines come from these sources',
      value: listed(others),
    }];
  },
};
