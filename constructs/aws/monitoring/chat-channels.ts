import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { NotificationKind, type AlertSeverity, type NotificationProps } from '../../../lib/deployment/notification-props';
import { acknowledgeWildcards } from '../private/acknowledge';
import { sha256 } from '../private/digest';
import { policyDocument, trustOf, type Statement } from '../private/policy';

/** Which channels are told. */
export interface ChatChannelsProps {
  /** Routes of the deployment. */
  readonly routes: readonly NotificationProps[];

  /** Topics by severity. */
  readonly topics: ReadonlyMap<AlertSeverity, string>;

  /** Name of the service, as its metrics carry it. */
  readonly name: string;

  /**
   * ARN of the role's permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * Beginning of the role's name.
   *
   * @default - CloudFormation chooses one
   */
  readonly roleName?: string;
}

/** What a notice with its graph reads, and what somebody in the channel may ask for: nothing that changes anything. */
const READ_ALARMS: Statement = {
  Sid: 'ReadAlarms', Effect: 'Allow', Resource: '*',
  Action: ['cloudwatch:DescribeAlarms', 'cloudwatch:DescribeAlarmsForMetric', 'cloudwatch:GetMetricData', 'cloudwatch:GetMetricStatistics', 'cloudwatch:GetMetricWidgetImage', 'cloudwatch:ListMetrics'],
};

/** Digits of a digest that tell channels apart. */
const DIGEST_DIGITS = 8;

/** Channels of Slack and Microsoft Teams, told by Amazon Q Developer in chat applications. One configuration for each channel, whatever it hears. */
export class ChatChannels extends Construct {
  public constructor(scope: Construct, id: string, props: ChatChannelsProps) {
    super(scope, id);

    const channels = channelsOf(props.routes);
    if (channels.size === 0) return;
    const policy = new iam.CfnManagedPolicy(this, 'Policy', { description: 'Reads alarms and the metrics behind them', policyDocument: policyDocument([READ_ALARMS]), managedPolicyName: props.roleName && `${props.roleName}-chat` });
    acknowledgeWildcards(policy, [READ_ALARMS], { ReadAlarms: 'metrics have no ARN, and these actions read alarms and metrics only' });
    const role = new iam.CfnRole(this, 'Role', {
      description: 'Shows alarms in chat channels',
      // nobody documents which keys the service sends with it; the role reads alarms only
      assumeRolePolicyDocument: trustOf('chatbot.amazonaws.com'),
      permissionsBoundary: props.permissionsBoundary,
      roleName: props.roleName && `${props.roleName}-chat`,
      managedPolicyArns: [policy.ref],
    });
    channels.forEach((routes, channel) => this.configure(channel, routes, { ...props, roleArn: role.attrArn, policyArn: policy.ref }));
  }

  private configure(key: string, routes: readonly NotificationProps[], { topics, name, roleArn, policyArn }: Configured): void {
    const [{ to, workspace = '', channel = '', team = '', tenant = '' }] = routes;
    const digest = sha256(key).slice(0, DIGEST_DIGITS);
    const common = {
      configurationName: `${name.replaceAll('/', '-')}-${digest}`,
      iamRoleArn: roleArn,
      guardrailPolicies: [policyArn],
      loggingLevel: 'ERROR',
      snsTopicArns: [...new Set(routes.flatMap(({ severity }) => topics.get(severity) ?? []))],
    };
    if (to === NotificationKind.SLACK) new chatbot.CfnSlackChannelConfiguration(this, `Slack${digest}`, { ...common, slackWorkspaceId: workspace, slackChannelId: channel });
    else new chatbot.CfnMicrosoftTeamsChannelConfiguration(this, `Teams${digest}`, { ...common, teamsTenantId: tenant, teamId: team, teamsChannelId: channel });
  }
}

interface Configured extends ChatChannelsProps {
  readonly roleArn: string;
  readonly policyArn: string;
}

/** Routes by the channel that they lead to. */
function channelsOf(routes: readonly NotificationProps[]): Map<string, NotificationProps[]> {
  const channels = new Map<string, NotificationProps[]>();
  for (const route of routes.filter(({ to }) => to === NotificationKind.SLACK || to === NotificationKind.TEAMS)) {
    const key = [route.to, route.workspace, route.tenant, route.team, route.channel].join('/');
    channels.set(key, [...(channels.get(key) ?? []), route]);
  }
  return channels;
}
