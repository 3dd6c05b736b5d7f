/** Whom an alert manager tells. */
export interface AlertManagerInput {
  /** ARN of the topic; may be a deploy-time value. */
  readonly topicArn: string;
  readonly region: string;
}

/** Seconds until alerts of one service that fire together are told, until more of them are, and until one that lasts is told again. */
const WAITS = { group_wait: '30s', group_interval: '5m', repeat_interval: '4h' } as const;

/** The definition of an alert manager of Amazon Managed Service for Prometheus (its user guide, "alert manager configuration", read 2026-11-26): it tells topics alone. JSON is YAML. */
export function alertManagerDefinition({ topicArn, region }: AlertManagerInput): string {
  const config = {
    route: { receiver: 'topic', group_by: ['llm_service', 'severity'], ...WAITS },
    receivers: [{ name: 'topic', sns_configs: [{ topic_arn: topicArn, sigv4: { region }, send_resolved: true }] }],
  };
  return `alertmanager_config: |\n  ${JSON.stringify(config)}\n`;
}
