import { Aws, Fn } from 'aws-cdk-lib';

/** An ARN of the stack's own partition, region and account. */
export function arnOf(service: string, resource: string): string {
  return Fn.join(':', ['arn', Aws.PARTITION, service, Aws.REGION, Aws.ACCOUNT_ID, resource]);
}

/** Names of an Auto Scaling group of this stack: its logical id and a random end. */
export function groupArnOf(logicalId: string): string {
  return arnOf('autoscaling', Fn.join('', ['autoScalingGroup:*:autoScalingGroupName/', Aws.STACK_NAME, '-', logicalId, '-*']));
}
