import { Aws, Fn } from 'aws-cdk-lib';

/** An ARN of the stack's own partition, region and account. */
export function arnOf(service: string, resource: string): string {
  return Fn.join(':', ['arn', Aws.PARTITION, service, Aws.REGION, Aws.ACCOUNT_ID, resource]);
}
