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
  /** Whether an account of AWS may hold only one for each channel. @default false */
  readonly oncePerAccount?: boolean;
}

/**
 * By kind. A second configuration of one chat channel is refused by AWS (hashicorp/terraform-provider-awscc#1011, aws-cloudformation/cloudformation-coverage-roadmap#1155, read 2026-11-26).
 * A cluster's Alertmanager knows mail servers and webhooks, but neither functions nor topics without credentials of AWS.
 */
export const NOTIFICATION_KINDS: { readonly [kind in NotificationKind]: NotificationFacts } = {
  [NotificationKind.EMAIL]: { words: 'mail', aws: ['address'], pods: ['address'] },
  [NotificationKind.SLACK]: { words: 'Slack', aws: ['workspace', 'channel'], pods: ['secret'], oncePerAccount: true },
  [NotificationKind.TEAMS]: { words: 'Microsoft Teams', aws: ['tenant', 'team', 'channel'], pods: ['secret'], oncePerAccount: true },
  [NotificationKind.PAGERDUTY]: { words: 'PagerDuty', aws: ['secret'], pods: ['secret'] },
  [NotificationKind.OPSGENIE]: { words: 'Opsgenie', aws: ['secret'], pods: ['secret'] },
  [NotificationKind.WEBHOOK]: { words: 'a webhook', aws: ['secret'], pods: ['secret'] },
  [NotificationKind.LAMBDA]: { words: 'a function', aws: ['arn'] },
  [NotificationKind.TOPIC]: { words: 'a topic', aws: ['arn'] },
};
