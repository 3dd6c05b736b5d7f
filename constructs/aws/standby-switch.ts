import { Aws, Fn } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from './private/acknowledge';
import { policyDocument, trustOf } from './private/policy';
import { apiSpelling } from './private/api-spelling';

/** Whose callers are led, when, and where. */
export interface StandbySwitchProps {
  /** ARN of the listener, or of the rule of a listener. */
  readonly ledByArn: string;

  /** Whether that is a rule. */
  readonly isRule: boolean;

  /** ARN of the alarm that rings when the standby shall answer. */
  readonly takenArn: string;

  /** ARN of the alarm that is quiet once the service has been well for long enough. */
  readonly backArn: string;

  /** What the listener does while the service answers. */
  readonly _own: object[];

  /** What it does while the standby answers. */
  readonly _standby: object[];

  /**
   * ARN of the permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * What names of roles start with.
   *
   * @default - CloudFormation chooses them
   */
  readonly name?: string;
}

/** What one of the roles may do. */
interface RoleInput extends Pick<StandbySwitchProps, 'permissionsBoundary' | 'name'> {
  readonly action: string;
  readonly resource: string;
}

/** A load balancer never leads callers away from a target group by itself, however ill it is: two alarms do, through a machine of three states. */
export class StandbySwitch extends Construct {
  public constructor(scope: Construct, id: string, props: StandbySwitchProps) {
    super(scope, id);

    const { name } = props;
    const machine = new sfn.CfnStateMachine(this, 'Resource', {
      roleArn: this.role('Role', 'states.amazonaws.com', { ...props, name: name && `${name}-standby`, action: changeOf(props).permission, resource: props.ledByArn }),
      definition: definitionOf(props),
    });
    acknowledge(machine, {
      SF1: 'a standard machine keeps the history of its few runs for 90 days by itself, and logs would hold nothing more',
      SF2: 'its one call changes a listener: there is no path to trace',
    });
    const ringRole = this.role('RingRole', 'events.amazonaws.com', { ...props, name: name && `${name}-standby-ring`, action: 'states:StartExecution', resource: machine.attrArn });
    const ring = (ruleId: string, alarmArn: string, [state, to]: [string, string]): events.CfnRule => new events.CfnRule(this, ruleId, {
      description: `Leads callers to ${to === 'standby' ? 'the standby' : 'the service'}`,
      eventPattern: { 'source': ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'], 'resources': [alarmArn], 'detail': { state: { value: [state] } } },
      targets: [{ id: 'switch', arn: machine.attrArn, roleArn: ringRole, input: JSON.stringify({ to }) }],
    });
    ring('Taken', props.takenArn, ['ALARM', 'standby']);
    ring('Back', props.backArn, ['OK', 'service']);
  }

  private role(id: string, service: string, { action, resource, permissionsBoundary, name }: RoleInput): string {
    return new iam.CfnRole(this, id, {
      description: 'Leads callers of one LLM service to its standby and back',
      assumeRolePolicyDocument: trustOf(service, { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } }),
      permissionsBoundary,
      roleName: name,
      policies: [{ policyName: 'lead', policyDocument: policyDocument([{ Effect: 'Allow', Action: action, Resource: resource }]) }],
    }).attrArn;
  }
}

/** How a listener is changed, and how a rule of one is. */
function changeOf({ isRule }: StandbySwitchProps): { readonly call: string; readonly permission: string; readonly arn: string; readonly actions: string } {
  return isRule
    ? { call: 'modifyRule', permission: 'elasticloadbalancing:ModifyRule', arn: 'RuleArn', actions: 'Actions' }
    : { call: 'modifyListener', permission: 'elasticloadbalancing:ModifyListener', arn: 'ListenerArn', actions: 'DefaultActions' };
}

/** In the states language (Step Functions developer guide, AWS SDK service integrations; both calls read in public state machines, 2026-11-26); a call that fails is made again, since an outage has many causes at once. */
function definitionOf(props: StandbySwitchProps): { [key: string]: unknown } {
  const { call, arn, actions } = changeOf(props);
  const led = (to: object[]): { [key: string]: unknown } => ({
    Type: 'Task',
    Resource: Fn.join('', ['arn:', Aws.PARTITION, `:states:::aws-sdk:elasticloadbalancingv2:${call}`]),
    Parameters: { [arn]: props.ledByArn, [actions]: apiSpelling(to) },
    Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 5, MaxAttempts: 6, BackoffRate: 2 }],
    End: true,
  });
  return {
    StartAt: 'Where',
    States: {
      Where: { Type: 'Choice', Choices: [{ Variable: '$.to', StringEquals: 'standby', Next: 'Standby' }], Default: 'Service' },
      Standby: led(props._standby),
      Service: led(props._own),
    },
  };
}
