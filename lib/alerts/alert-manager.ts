import { AlertSeverity } from './alert';

/** Whom an alert manager tells. */
export interface AlertManagerInput {
  readonly region: string;

  /** ARNs of the topics that hear of a severity; they may be deploy-time values. */
  topicsOf(severity: AlertSeverity): readonly string[];
}

/** How long alerts of one service that fire together are waited for, until more of them are told, and until one that lasts is told again. */
const WAITS = { group_wait: '30s', group_interval: '5m', repeat_interval: '4h' } as const;

/** The definition of an alert manager of Amazon Managed Service for Prometheus (its user guide, "alert manager configuration", read 2026-11-26): it tells topics alone. JSON is YAML. */
export function alertManagerDefinition({ region, topicsOf }: AlertManagerInput): string {
  const severities = Object.values(AlertSeverity);
  const config = {
    route: { receiver: AlertSeverity.PAGE, group_by: ['llm_service', 'severity'], ...WAITS, routes: severities.map((severity) => ({ receiver: severity, matchers: [`severity="${severity}"`] })) },
    receivers: severities.map((severity) => ({
      name: severity, sns_configs: topicsOf(severity).map((topic) => ({ topic_arn: topic, sigv4: { region }, send_resolved: true })),
    })),
  };
  return `alertmanager_config: |\n  ${JSON.stringify(config)}\n`;
}
