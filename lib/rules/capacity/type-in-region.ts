import { InstanceTypeCatalogue } from '../../accelerator/catalogue';
import { unknownRegion } from '../../accelerator/unknown-region';
import { listed, onAws } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const typeInRegion: Rule = {
  code: 'TYPE_NOT_IN_REGION',
  area: 'capacity',
  law: 'the region offers the instance type',
  why: 'the group stays empty, or the launch fails, after everything else was made',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { instanceType, deployment: { aws } } = subject;
    if (!onAws(subject) || aws === undefined || instanceType.regions.length === 0 || instanceType.regions.includes(aws.region)) return [];
    const unknown = unknownRegion(aws.region, InstanceTypeCatalogue.standard());
    if (unknown) return [{ path: 'aws.region', ...unknown }];
    return [{
      path: 'aws.region',
      message: `${aws.region} does not offer ${instanceType.name} (as of ${instanceType.asOf})`,
      remedy: `take one of ${listed(instanceType.regions)}, or another instance type`,
      value: aws.region,
      limit: listed(instanceType.regions),
    }];
  },
};
