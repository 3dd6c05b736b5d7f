import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { GUARD_PORT } from '../../../lib/container/layout';
import type { TargetHealth } from './front-clocks';

/** What a target group is told. */
export interface TargetGroupInput {
  readonly vpcId: string;
  readonly readinessPath: string;
  readonly deregistrationSeconds: number;
  readonly _health: TargetHealth;
  /** @default 'instance' */
  readonly targetType?: string;
}

/** The guards of a service, each asked whether its model is loaded. */
export function targetGroup(scope: Construct, { vpcId, readinessPath, deregistrationSeconds, _health: health, targetType = 'instance' }: TargetGroupInput, id = 'Targets'): elb.CfnTargetGroup {
  return new elb.CfnTargetGroup(scope, id, {
    vpcId,
    targetType,
    port: GUARD_PORT,
    protocol: 'HTTP',
    healthCheckPath: readinessPath,
    healthCheckProtocol: 'HTTP',
    healthCheckPort: 'traffic-port',
    healthCheckIntervalSeconds: health.intervalSeconds,
    healthCheckTimeoutSeconds: health.timeoutSeconds,
    healthyThresholdCount: health.healthyChecks,
    unhealthyThresholdCount: health.unhealthyChecks,
    matcher: { httpCode: '200' },
    targetGroupAttributes: attributesOf({
      'deregistration_delay.timeout_seconds': String(deregistrationSeconds),
      // a generation takes seconds to minutes: the next one goes to the box with the fewest
      'load_balancing.algorithm.type': 'least_outstanding_requests',
    }),
  });
}

/** Attributes as the API takes them. */
export function attributesOf(attributes: { readonly [key: string]: string }): { key: string; value: string }[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value }));
}
