import { NotificationKind, type NotificationProps } from '../deployment/notification-props';

/** Fields of a route that only some kinds use. */
export type NotificationField = Exclude<keyof NotificationProps, 'severity' | 'to'>;

/** What a kind of notification needs. */
export interface NotificationFacts {
  /** As a person says it. */
  readonly words: string;
  /** Fields that it needs on AWS. */
  readonly aws: readonly NotificationField[];
  /** Fields that it needs on Kubernetes. @default - the cluster has nothing of the kind */
  readonly pods?: readonly NotificationField[];
  /** What a person must have done before anybody is told, in words; nothing where nothing stands. */
  readonly byHand: { readonly aws?: string; readonly pods?: string };
  /** Whether an account of AWS may hold only one for each channel. @default false */
  readonly oncePerAccount?: boolean;
}

const SECRET_FIRST = 'the secret with the HTTPS address must be there before the stack is deployed: CloudFormation reads it, and Amazon SNS sends a confirmation to it';
const URL_FIRST = 'the Secret that a route names must stand in the namespace, with the address under `url`';
const KEY_FIRST = 'the Secret that a route names must stand in the namespace, with the key under `key`';
const CHAT_FIRST = 'an administrator of the account lets Amazon Q Developer in chat applications into the workspace or team, in its console, before the stack is deployed';

/**
 * By kind. A second configuration of one chat channel is refused by AWS (hashicorp/terraform-provider-awscc#1011, aws-cloudformation/cloudformation-coverage-roadmap#1155, read 2026-11-26).
 * A cluster's Alertmanager knows mail servers and webhooks, but neither functions nor topics without credentials of AWS.
 */
export const NOTIFICATION_KINDS: { readonly [kind in NotificationKind]: NotificationFacts } = {
  [NotificationKind.EMAIL]: { words: 'mail', aws: ['address'], pods: ['address'], byHand: { aws: 'the reader of each mail address confirms a mail of Amazon SNS once, and hears nothing until then', pods: "mails leave by the mail server of the cluster's Alertmanager, which must have one" } },
  [NotificationKind.SLACK]: { words: 'Slack', aws: ['workspace', 'channel'], pods: ['secret'], oncePerAccount: true, byHand: { aws: CHAT_FIRST, pods: URL_FIRST } },
  [NotificationKind.TEAMS]: { words: 'Microsoft Teams', aws: ['tenant', 'team', 'channel'], pods: ['secret'], oncePerAccount: true, byHand: { aws: CHAT_FIRST, pods: URL_FIRST } },
  [NotificationKind.PAGERDUTY]: { words: 'PagerDuty', aws: ['secret'], pods: ['secret'], byHand: { aws: SECRET_FIRST, pods: KEY_FIRST } },
  [NotificationKind.OPSGENIE]: { words: 'Opsgenie', aws: ['secret'], pods: ['secret'], byHand: { aws: SECRET_FIRST, pods: KEY_FIRST } },
  [NotificationKind.WEBHOOK]: { words: 'a webhook', aws: ['secret'], pods: ['secret'], byHand: { aws: SECRET_FIRST, pods: URL_FIRST } },
  [NotificationKind.LAMBDA]: { words: 'a function', aws: ['arn'], byHand: {} },
  [NotificationKind.TOPIC]: { words: 'a topic', aws: ['arn'], byHand: { aws: 'the policy and the key of a named topic must let cloudwatch.amazonaws.com publish, which nobody checks here' } },
};
