import { CfnDynamicReference, CfnDynamicReferenceService } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AlertSeverity, NotificationKind, type NotificationProps } from '../../../lib/deployment/notification-props';
import { EncryptionKey } from '../encryption-key';
import { Notices } from '../notices';
import { sha256 } from '../private/digest';
import { ChatChannels } from './chat-channels';

/** Who is told. */
export interface NotificationsProps {
  /** Routes of the deployment. */
  readonly routes: readonly NotificationProps[];

  /** Name of the service, as its metrics carry it. */
  readonly name: string;

  /**
   * ARN of a topic that hears everything.
   *
   * @default - none
   */
  readonly always?: string;

  /**
   * ARN of a topic that hears pages and tickets that nobody else is told of.
   *
   * @default - nobody hears it
   */
  readonly otherwise?: string;

  /**
   * ARN of the key of topics, which alarms may use.
   *
   * @default - one is made where a topic is
   */
  readonly keyArn?: string;

  /**
   * ARN of the permissions boundary of roles.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * Beginning of the names of roles.
   *
   * @default - CloudFormation chooses names
   */
  readonly roleName?: string;
}

/** How the topic of a severity calls itself. */
const TITLES: { readonly [severity in AlertSeverity]: string } = { [AlertSeverity.PAGE]: 'Page', [AlertSeverity.TICKET]: 'Ticket', [AlertSeverity.INFO]: 'Info' };

/** Digits of a digest that tell subscribers of one topic apart. */
const DIGEST_DIGITS = 8;

/** A topic for each severity that somebody is told of, and everybody who hears it. */
export class Notifications extends Construct {
  private readonly actions: { readonly [severity in AlertSeverity]: string[] };

  public constructor(scope: Construct, id: string, props: NotificationsProps) {
    super(scope, id);

    const { routes, always, otherwise } = props;
    const own = this.createTopics(props);
    const actionsOf = (severity: AlertSeverity): string[] => {
      const named = routes.filter((route) => route.severity === severity && route.to === NotificationKind.TOPIC).flatMap(({ arn }) => arn ?? []);
      const told = [...new Set([own.get(severity), ...named, always].flatMap((arn) => arn ?? []))];
      return told.length > 0 || otherwise === undefined || severity === AlertSeverity.INFO ? told : [otherwise];
    };
    this.actions = { [AlertSeverity.PAGE]: actionsOf(AlertSeverity.PAGE), [AlertSeverity.TICKET]: actionsOf(AlertSeverity.TICKET), [AlertSeverity.INFO]: actionsOf(AlertSeverity.INFO) };
    new ChatChannels(this, 'Chat', { ...props, topics: own });
  }

  /** ARNs of the topics that an alarm of a severity rings at. */
  public actionsOf(severity: AlertSeverity): string[] {
    return [...this.actions[severity]];
  }

  private createTopics({ routes, name, keyArn }: NotificationsProps): ReadonlyMap<AlertSeverity, string> {
    const topics = new Map<AlertSeverity, string>();
    const heard = [...new Map(routes.map((route) => [JSON.stringify(route), route])).values()].filter(({ to }) => to !== NotificationKind.TOPIC);
    if (heard.length === 0) return topics;
    const key = keyArn ?? new EncryptionKey(this, 'Key', { description: `Notices about the LLM service ${name}` }).keyArn;
    for (const severity of new Set(heard.map((route) => route.severity))) {
      const { topicArn } = new Notices(this, `${TITLES[severity]}Topic`, { keyArn: key, displayName: `${TITLES[severity]}: ${name}` });
      topics.set(severity, topicArn);
      heard.filter((route) => route.severity === severity).forEach((route) => this.subscribe(route, topicArn));
    }
    return topics;
  }

  private subscribe({ severity, ...route }: NotificationProps, topicArn: string): void {
    const subscriber = SUBSCRIBERS[route.to]?.(route);
    if (!subscriber) return;
    const { protocol, endpoint, name } = subscriber;
    const id = `${TITLES[severity]}${protocol}${sha256(name).slice(0, DIGEST_DIGITS)}`;
    new sns.CfnSubscription(this, id, { topicArn, protocol, endpoint });
    if (protocol === 'lambda') new lambda.CfnPermission(this, `${id}Permission`, { action: 'lambda:InvokeFunction', functionName: endpoint, principal: 'sns.amazonaws.com', sourceArn: topicArn });
  }
}

/** What subscribes to a topic. */
interface Subscriber {
  readonly protocol: string;
  readonly endpoint: string;
  /** Tells it from others of its protocol. */
  readonly name: string;
}

const bySecret = ({ secret = '' }: Partial<NotificationProps>): Subscriber => ({ protocol: 'https', endpoint: valueOf(secret), name: secret });

/** By kind; chat applications subscribe by themselves. */
const SUBSCRIBERS: { readonly [kind: string]: ((route: Partial<NotificationProps>) => Subscriber) | undefined } = {
  [NotificationKind.EMAIL]: ({ address = '' }) => ({ protocol: 'email', endpoint: address, name: address }),
  [NotificationKind.LAMBDA]: ({ arn = '' }) => ({ protocol: 'lambda', endpoint: arn, name: arn }),
  [NotificationKind.PAGERDUTY]: bySecret,
  [NotificationKind.OPSGENIE]: bySecret,
  [NotificationKind.WEBHOOK]: bySecret,
};

/** CloudFormation reads the secret at deployment: the template holds its name alone. */
function valueOf(secret: string): string {
  return new CfnDynamicReference(CfnDynamicReferenceService.SECRETS_MANAGER, `${secret}:SecretString`).toString();
}
