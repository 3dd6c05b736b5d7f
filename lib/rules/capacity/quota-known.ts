import { mostReplicas } from '../../scaling/most-replicas';
import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const quotaKnown: Rule = {
  code: 'QUOTA_NEEDED',
  area: 'capacity',
  law: 'the account may run as many vCPUs of this family as the replicas need',
  why: 'this quota is 0 in a new account, and it cannot be seen offline',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { instanceType, plan, service, deployment: { aws } } = subject;
    if (!makesMachines(subject)) return [];
    const most = mostReplicas(plan) + (service.spareAccelerator ? 1 : 0);
    const vcpus = most * instanceType.vcpus;
    return [{
      path: 'hardware.instanceType',
      message: `${most} × ${instanceType.name} count as ${vcpus} vCPUs against quota ${instanceType.quotaCode}${service.spareAccelerator ? ', one of them while an update rolls' : ''}`,
      remedy: `check it: aws service-quotas get-service-quota --service-code ec2 --quota-code ${instanceType.quotaCode}${aws ? ` --region ${aws.region}` : ''}`,
      value: String(vcpus),
    }];
  },
};
