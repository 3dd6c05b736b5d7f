import { alertGroup, ruleFileOf, type RuleGroup } from '../../../lib/alerts/rule-group';
import type { DecidedService } from '../decided-service';
import { metadataOf, type Metadata, type Pairs } from './names';
import type { ConfigMapInput } from './plus';

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
    spec: { groups: [alertGroup(metadata.name, decided.alerts ?? [])] },
  };
}

/** The same alerts as the file that a Prometheus without an operator is given. */
export function renderRuleFile(decided: DecidedService): ConfigMapInput {
  const metadata = metadataOf(decided, ALERTS);
  return { metadata, immutable: false, data: { 'alerts.yaml': ruleFileOf([alertGroup(metadata.name, decided.alerts ?? [])]) } };
}
