import { isOffline, listed, makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

/** What a machine of ours calls: weights, images, sessions, logs, keys, signals, lifecycle. */
const SERVICES = ['s3', 'ecr.api', 'ecr.dkr', 'ssm', 'ssmmessages', 'ec2messages', 'logs', 'secretsmanager', 'kms', 'sts', 'autoscaling', 'cloudformation'];

export const offlineEndpoints: Rule = {
  code: 'OFFLINE_NEEDS_ENDPOINTS',
  area: 'network',
  law: 'an imported network without internet has endpoints for every AWS service that a machine calls',
  why: 'each missing one is a start that hangs, and whether they are there cannot be seen offline',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const vpc = subject.deployment.aws?.imports?.vpc;
    if (!isOffline(subject) || !makesMachines(subject) || vpc === undefined) return [];
    return [{
      path: 'aws.imports.vpc',
      message: `machines in ${vpc.id} have no internet and call ${listed(SERVICES)}`,
      remedy: `check them: aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=${vpc.id}`,
      value: vpc.id,
    }];
  },
};
