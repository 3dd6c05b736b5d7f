import { Aws, Fn } from 'aws-cdk-lib';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { FailoverRole } from '../../lib/deployment/recovery-props';

/** A name for a load balancer. */
export interface AliasRecordProps {
  /** Id of the hosted zone. */
  readonly hostedZoneId: string;

  /** The whole name, such as `chat.example.com`. */
  readonly hostName: string;

  /** Name of the load balancer in DNS. */
  readonly targetDnsName: string;

  /** Id of the zone that the load balancer's own name stands in. */
  readonly targetHostedZoneId: string;

  /**
   * Which of two places with this name it is.
   *
   * @default - there is no other place
   */
  readonly failover?: FailoverRole;
}

/** A record in a hosted zone that leads to a load balancer. */
export class AliasRecord extends Construct {
  public constructor(scope: Construct, id: string, { hostedZoneId, hostName, targetDnsName, targetHostedZoneId, failover }: AliasRecordProps) {
    super(scope, id);

    new route53.CfnRecordSet(this, 'Resource', {
      hostedZoneId,
      name: `${hostName}.`,
      // the load balancer has IPv4 addresses only
      type: 'A',
      // without a second place there is nobody to send callers to when every box is ill
      aliasTarget: { dnsName: targetDnsName, hostedZoneId: targetHostedZoneId, evaluateTargetHealth: failover !== undefined },
      // the health of its targets is that of the load balancer: it needs no health check of its own, which could not see a private address
      ...(failover !== undefined && { failover: failover.toUpperCase(), setIdentifier: Fn.join('-', [Aws.STACK_NAME, Aws.REGION]) }),
    });
  }
}
