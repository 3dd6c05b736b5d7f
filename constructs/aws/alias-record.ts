import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';

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
}

/** A record in a hosted zone that leads to a load balancer. */
export class AliasRecord extends Construct {
  public constructor(scope: Construct, id: string, { hostedZoneId, hostName, targetDnsName, targetHostedZoneId }: AliasRecordProps) {
    super(scope, id);

    new route53.CfnRecordSet(this, 'Resource', {
      hostedZoneId,
      name: `${hostName}.`,
      // the load balancer has IPv4 addresses only
      type: 'A',
      // there is no second place to send callers to when every box is ill
      aliasTarget: { dnsName: targetDnsName, hostedZoneId: targetHostedZoneId, evaluateTargetHealth: false },
    });
  }
}
