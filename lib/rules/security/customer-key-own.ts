import { Profile } from '../../deployment/enums';
import { onAws } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const customerKeyOwn: Rule = {
  code: 'CUSTOMER_KEY_MADE',
  area: 'security',
  law: 'under the regulated profile volumes and logs are encrypted with a key that the company keeps',
  why: 'a key that is made here has a key policy of ours, which your key officers have not seen',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { profile, aws } = subject.deployment;
    if (profile !== Profile.REGULATED || !onAws(subject) || aws?.imports?.key !== undefined) return [];
    return [{
      path: 'aws.imports.key',
      message: 'a customer-managed key is made with a policy of this library',
      remedy: 'give the ARN of a key of your own in aws.imports.key where its policy is not yours to choose',
    }];
  },
};
