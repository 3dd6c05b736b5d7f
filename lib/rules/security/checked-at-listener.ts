import { Exposure } from '../../deployment/enums';
import { makesLoadBalancer } from '../questions';
import type { Subject, Violation } from '../rule';

/** What is missing for a check that only a listener of HTTPS can make. */
export function withoutListener(subject: Subject, field: string, what: string): Violation[] {
  const { certificate, exposure } = subject.service.access;
  if (exposure === Exposure.NONE) return [{ path: field, message: `access.exposure is none: there is no load balancer that could ${what}`, remedy: 'set access.exposure to internal or public, or use access.apiKeys' }];
  if (!makesLoadBalancer(subject) || certificate !== undefined) return [];
  return [{ path: 'access.certificate', message: `${field} is given without a certificate`, remedy: 'give the ARN of an ACM certificate in access.certificate' }];
}
