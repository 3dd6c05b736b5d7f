import type { Watch } from '../alerts/watch';
import { signalsIn } from '../signals/expression';
import { isKnownToCloudWatch } from '../signals/metric-math';
import { isKnownToPrometheus } from '../signals/promql';
import { dashboardOf, type Dashboard } from './dashboard';
import { grafanaDashboard } from './grafana';
import type { PanelSubject } from './panel';
import { RINGING } from './sections/well';

/** What is known of a service where it stands. */
export interface WatchedSubject extends PanelSubject {
  readonly watch: Watch;
}

/** The dashboard of a service as Grafana reads it, JSON. */
export function dashboardForPrometheus({ watch, ...subject }: WatchedSubject, { namespace }: { readonly namespace?: string }): string {
  const { name, signals, alerts } = watch;
  const dashboard = dashboardOf({ ...subject, alerts, knows: (expression) => isKnownToPrometheus(signalsIn(expression), signals) });
  return grafanaDashboard(dashboard, { signals, service: name, namespace });
}

/** The dashboard of a service as far as CloudWatch can compute it. Alarms show by themselves which of them ring. */
export function dashboardForCloudWatch({ watch: { signals, alerts }, ...subject }: WatchedSubject): Dashboard {
  const dashboard = dashboardOf({ ...subject, alerts, knows: (expression) => isKnownToCloudWatch(expression, signals) });
  return { ...dashboard, missing: dashboard.missing.filter((title) => title !== RINGING.title) };
}
