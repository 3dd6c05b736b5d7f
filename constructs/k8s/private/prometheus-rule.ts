import type { PrometheusAlert } from '../../../lib/alerts/prometheus-alerts';
import { SCRAPE_SECONDS } from '../../../lib/signals/targets';
import type { DecidedService } from '../decided-service';
import { metadataOf, type Metadata, type Pairs } from './names';

/** A rule that records, or one that alerts. */
export interface RuleManifest {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Pairs;
  readonly annotations?: Pairs;
}

/** Rules that are judged together, as Prometheus itself has them in a file. */
export interface RuleGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: RuleManifest[];
}

/** The part of `monitoring.coreos.com/v1` PrometheusRule that is used here (prometheus-operator v0.93.0). */
export interface PrometheusRuleManifest {
  readonly apiVersion: 'monitoring.coreos.com/v1';
  readonly kind: 'PrometheusRule';
  readonly metadata: Metadata;
  readonly spec: { readonly groups: RuleGroup[] };
}

/** Ending of the name of the object with the alerts. */
const ALERTS = 'alerts';

/** The alerts as an object that the operator hands to Prometheus. */
export function renderAlerts(decided: DecidedService, operatorLabels: Pairs): PrometheusRuleManifest {
  const metadata = metadataOf(decided, ALERTS);
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { ...metadata, labels: { ...metadata.labels, ...operatorLabels } },
    spec: { groups: [alertGroup(metadata.name, decided.alerts)] },
  };
}

function alertGroup(name: string, alerts: PrometheusAlert[]): RuleGroup {
  return {
    name,
    interval: `${2 * SCRAPE_SECONDS}s`,
    rules: alerts.map(({ alert, expr, forSeconds, labels, annotations }) => ({ alert, expr, for: `${forSeconds}s`, labels, annotations })),
  };
}
