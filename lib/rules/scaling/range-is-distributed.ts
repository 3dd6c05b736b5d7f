import { Architecture } from '../../deployment/enums';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const rangeIsDistributed: Rule = {
  code: 'RANGE_NEEDS_DISTRIBUTED',
  area: 'scaling',
  law: 'a number of replicas that moves belongs to a distributed architecture',
  why: 'a range is sized, paid for and reviewed otherwise than one node, so its description says it by name',
  severity: ALWAYS_ERROR,
  check: ({ deployment: { architecture }, plan: { scaling } }) => {
    if (!scaling || architecture === Architecture.DISTRIBUTED) return [];
    return [{
      path: 'architecture',
      message: `${scaling.min} to ${scaling.max} replicas are asked of the architecture ${architecture}`,
      remedy: `set architecture to ${Architecture.DISTRIBUTED}, or leave scaling.max out`,
      value: architecture,
      limit: Architecture.DISTRIBUTED,
    }];
  },
};
