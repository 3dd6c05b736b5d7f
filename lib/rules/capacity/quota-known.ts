import { CapacityKind } from '../../deployment/capacity-props';
import { platformFacts } from '../../platform/platforms';
import { surgeOf } from '../../rollout/surge';
import { listed, machinePlatforms } from '../questions';
import type { PlanSubject, Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';
import { segmentsIn } from './sources';

/** A quota, and the machines that count against it when all of them run. */
interface Demand {
  readonly code: string;
  readonly machines: number;
  readonly surge: number;
}

export const quotaKnown: Rule = {
  code: 'QUOTA_NEEDED',
  area: 'capacity',
  law: 'the account may run as many vCPUs of this family as the replicas need',
  why: 'this quota is 0 in a new account, and it cannot be seen offline',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { instanceType, alternatives, deployment: { aws } } = subject;
    const makers = machinePlatforms(subject).map((platform) => platformFacts(platform).words);
    if (makers.length === 0) return [];
    const each = makers.length > 1 ? `, on each of ${listed(makers)}` : '';
    const largest = [instanceType, ...alternatives].reduce((most, type) => (type.vcpus > most.vcpus ? type : most));
    return demandsOf(subject).map(({ code, machines, surge }) => ({
      path: 'hardware.instanceType',
      message: `${machines} × ${largest.name} count as ${machines * largest.vcpus} vCPUs against quota ${code}${surge > 0 ? `, ${surge === 1 ? 'one' : surge} of them while an update rolls` : ''}${each}`,
      remedy: `check it: aws service-quotas get-service-quota --service-code ec2 --quota-code ${code}${aws ? ` --region ${aws.region}` : ''}`,
      value: String(machines * largest.vcpus),
    }));
  },
};

/** Machines at the most replicas, by quota; what a block is counted against is not published. */
function demandsOf(subject: PlanSubject): Demand[] {
  const { instanceType: { quotaCode, spotQuotaCode = quotaCode }, service, plan: { cut: { nodes = 1 } } } = subject;
  const segments = segmentsIn(subject).filter(({ kind }) => kind !== CapacityKind.CAPACITY_BLOCK);
  const isSpot = (kind: CapacityKind): boolean => kind === CapacityKind.SPOT;
  const spot = segments.filter(({ kind }) => isSpot(kind)).reduce((total, { most }) => total + most, 0);
  const onDemand = segments.filter(({ kind }) => !isSpot(kind)).reduce((total, { most }) => total + most, 0);
  const last = segments.filter(({ most }) => most > 0).at(-1);
  const surge = Math.max(...machinePlatforms(subject).map((platform) => surgeOf(service, onDemand + spot, platformFacts(platform))));
  const demand = (code: string, replicas: number, more: number): Demand[] => (replicas === 0 ? [] : [{ code, machines: (replicas + more) * nodes, surge: more * nodes }]);
  const surgesOnSpot = last !== undefined && isSpot(last.kind);
  return [...demand(quotaCode, onDemand, surgesOnSpot ? 0 : surge), ...demand(spotQuotaCode, spot, surgesOnSpot ? surge : 0)];
}
