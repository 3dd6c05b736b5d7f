import { CapacityKind } from '../../deployment/capacity-props';
import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { fieldOf, segmentsIn } from './sources';

export const sourceSold: Rule = {
  code: 'SOURCE_NOT_SOLD',
  area: 'capacity',
  law: 'machines of the type are sold in the way they are asked for',
  why: 'every launch fails, after everything else was made',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { instanceType, alternatives } = subject;
    const lacking: { readonly [kind: string]: string[] } = {
      [CapacityKind.SPOT]: [instanceType, ...alternatives].filter(({ spotQuotaCode }) => spotQuotaCode === undefined).map(({ name }) => name),
      [CapacityKind.CAPACITY_BLOCK]: instanceType.capacityBlock === true ? [] : [instanceType.name],
    };
    return (makesMachines(subject) ? segmentsIn(subject) : []).flatMap((segment) => (lacking[segment.kind] ?? []).map((name) => ({
      path: fieldOf(segment, 'kind'),
      message: `${name} is not sold as ${segment.kind} (as of ${instanceType.asOf})`,
      remedy: 'take another source, or another instance type',
      value: segment.kind,
    })));
  },
};
