import { isDeployTime } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const subnetsMatchZones: Rule = {
  code: 'SUBNETS_DO_NOT_MATCH_ZONES',
  area: 'network',
  law: 'an imported network names one subnet for each zone, in the same order',
  why: 'a subnet that is taken for another zone places machines where the type is not offered',
  severity: ALWAYS_ERROR,
  check: ({ deployment: { aws } }) => {
    const vpc = aws?.imports?.vpc;
    if (vpc === undefined) return [];
    const lists: [field: string, subnets: string[]][] = [['privateSubnets', vpc.privateSubnets], ['publicSubnets', vpc.publicSubnets ?? vpc.zones]];
    // a list that only a deployment knows has one unresolved entry
    return lists.filter(([, subnets]) => !subnets.some(isDeployTime) && subnets.length !== vpc.zones.length).map(([field, subnets]) => ({
      path: `aws.imports.vpc.${field}`,
      message: `${subnets.length} ${field} are given for ${vpc.zones.length} zones`,
      remedy: 'give one subnet for each zone of aws.imports.vpc.zones',
      value: String(subnets.length),
      limit: String(vpc.zones.length),
    }));
  },
};
