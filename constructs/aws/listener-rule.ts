import { Fn } from 'aws-cdk-lib';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct, type IConstruct } from 'constructs';
import type { LoginProps, TokensProps } from '../../lib/deployment/serving-props';
import { forwardTo } from './private/guest-list';
import type { TargetHealth } from './private/front-clocks';
import { targetGroup } from './private/target-group';
import { alternateTargets, type TrafficShift } from './private/traffic-shift';

/** A host name on a load balancer that someone else owns. */
export interface ListenerRuleProps {
  /** ARN of its HTTPS listener. */
  readonly listenerArn: string;

  /** Security group of the load balancer. */
  readonly securityGroupId: string;

  /** Place of the rule among those of the listener. */
  readonly priority: number;

  /** Host name that callers use. */
  readonly hostName: string;

  /** The network. */
  readonly vpcId: string;

  /** Path that answers once the model is loaded, through the guard. */
  readonly readinessPath: string;

  /** How long a leaving box keeps its running generations, seconds. */
  readonly deregistrationSeconds: number;

  /**
   * Tokens that callers present.
   *
   * @default - no token is asked for
   */
  readonly tokens?: TokensProps;

  /**
   * A login for people.
   *
   * @default - nobody is asked to log in
   */
  readonly login?: LoginProps;

  /** @internal */
  readonly _health: TargetHealth;

  /**
   * Whether an update shifts requests to a second target group.
   *
   * @default false
   */
  readonly shiftsTraffic?: boolean;

  /**
   * What registers: `instance`, or `ip` for tasks with an address of their own.
   *
   * @default 'instance'
   */
  readonly targetType?: string;
}

/** Leads one host name of a load balancer that stands already to the guard of every box. Nothing else of it is touched. */
export class ListenerRule extends Construct {
  /** ARN of the target group. */
  public readonly targetGroupArn: string;

  /** Name of the target group, as metrics spell it. */
  public readonly targetGroupFullName: string;

  /** Name of the load balancer, as metrics spell it. */
  public readonly fullName: string;

  /** Security group of the load balancer. */
  public readonly securityGroupId: string;

  /** Base address of the API. */
  public readonly url: string;

  /** What must stand before boxes register. */
  public readonly listener: IConstruct;

  /** @internal */
  public readonly _shift: TrafficShift | undefined;

  public constructor(scope: Construct, id: string, props: ListenerRuleProps) {
    super(scope, id);

    const targets = targetGroup(this, props);
    this.targetGroupArn = targets.ref;
    this.targetGroupFullName = targets.attrTargetGroupFullName;
    this.securityGroupId = props.securityGroupId;
    this.fullName = loadBalancerOf(props.listenerArn);
    this.url = `https://${props.hostName}/v1`;
    const alternate = props.shiftsTraffic ? alternateTargets(this, props) : undefined;
    const rule = new elb.CfnListenerRule(this, 'Resource', {
      listenerArn: props.listenerArn,
      priority: props.priority,
      conditions: [{ field: 'host-header', hostHeaderConfig: { values: [props.hostName] } }],
      actions: forwardTo({ targetGroupArn: targets.ref, ...alternate }, props),
    });
    this.listener = rule;
    this._shift = alternate && { ...alternate, ruleArn: rule.ref };
  }
}

/** A listener's ARN ends in `listener/app/<name>/<load balancer>/<listener>`; the ARN may be known at deployment only. */
function loadBalancerOf(listenerArn: string): string {
  const parts = Fn.split('/', listenerArn);
  return Fn.join('/', [1, 2, 3].map((index) => Fn.select(index, parts)));
}
