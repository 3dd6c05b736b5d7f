import { AlertSeverity, NotificationKind, type NotificationProps } from '../../../lib/deployment/notification-props';
import { quietFor, quietIntervals, type QuietInterval } from '../../../lib/notifications/quiet-intervals';
import { SERVICE_LABEL } from '../../../lib/signals/targets';
import type { DecidedService } from '../decided-service';
import { metadataOf, type Metadata, type Pairs } from './names';

interface Matcher {
  readonly name: string;
  readonly value: string;
  readonly matchType: '=';
}

interface Route {
  readonly receiver: string;
  readonly matchers: Matcher[];
  readonly groupBy?: string[];
  readonly repeatInterval?: string;
  readonly muteTimeIntervals?: string[];
  readonly routes?: Route[];
}

/** Each field holds what one kind of notification needs. */
interface Receiver {
  readonly name: string;
  readonly [field: string]: string | object[];
}

/** The part of `monitoring.coreos.com/v1alpha1` AlertmanagerConfig that is used here (prometheus-operator v0.93.0). */
export interface AlertmanagerConfigManifest {
  readonly apiVersion: 'monitoring.coreos.com/v1alpha1';
  readonly kind: 'AlertmanagerConfig';
  readonly metadata: Metadata;
  readonly spec: {
    readonly route: Route;
    readonly receivers: Receiver[];
    readonly muteTimeIntervals?: QuietInterval[];
  };
}

/** Ending of the name of the object with the routes. */
const ROUTES = 'routes';

/** Hears what nobody asked to be told of. */
const NOBODY = 'nobody';

/** How long the same alert stays silent while it holds; our judgement. */
const REPEATED: { readonly [severity in AlertSeverity]: string } = { [AlertSeverity.PAGE]: '4h', [AlertSeverity.TICKET]: '24h', [AlertSeverity.INFO]: '168h' };

const SUMMARY = '{{ .CommonAnnotations.summary }}';
const RUNBOOK = '{{ .CommonAnnotations.runbook_url }}';

/** A key of the Secret that a notification names. */
const keyOf = (name: string | undefined, key: string): { readonly name?: string; readonly key: string } => ({ name, key });

interface Integration {
  /** Field of a receiver. */
  readonly field: string;
  of(route: NotificationProps): object;
}

/** By kind. Functions and topics are not called from a cluster. */
const INTEGRATIONS: { readonly [kind in NotificationKind]?: Integration } = {
  [NotificationKind.EMAIL]: { field: 'emailConfigs', of: ({ address }) => ({ to: address }) },
  [NotificationKind.SLACK]: { field: 'slackConfigs', of: ({ secret }) => ({ apiURL: keyOf(secret, 'url'), title: SUMMARY, text: RUNBOOK }) },
  [NotificationKind.TEAMS]: { field: 'msteamsv2Configs', of: ({ secret }) => ({ webhookURL: keyOf(secret, 'url'), title: SUMMARY, text: RUNBOOK }) },
  [NotificationKind.PAGERDUTY]: { field: 'pagerdutyConfigs', of: ({ secret }) => ({ routingKey: keyOf(secret, 'key'), description: SUMMARY }) },
  [NotificationKind.OPSGENIE]: { field: 'opsgenieConfigs', of: ({ secret }) => ({ apiKey: keyOf(secret, 'key'), message: SUMMARY, description: RUNBOOK }) },
  [NotificationKind.WEBHOOK]: { field: 'webhookConfigs', of: ({ secret }) => ({ urlSecret: keyOf(secret, 'url') }) },
};

/** Who hears of the alerts of this service, by severity; nothing where nobody is named whom a cluster can tell. */
export function renderRoutes(decided: DecidedService, operatorLabels: Pairs): AlertmanagerConfigManifest | undefined {
  const { notifications = [], quietHours = [] } = decided;
  const receivers = Object.values(AlertSeverity).map((severity) => receiverOf(severity, notifications)).filter((receiver) => Object.keys(receiver).length > 1);
  if (receivers.length === 0) return undefined;
  const metadata = metadataOf(decided, ROUTES);
  const muteTimeIntervals = quietIntervals(quietHours);
  const routes = Object.values(AlertSeverity).filter((severity) => receivers.some(({ name }) => name === severity)).map((severity) => routeOf(severity, quietFor(severity, quietHours)));
  return {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'AlertmanagerConfig',
    metadata: { ...metadata, labels: { ...metadata.labels, ...operatorLabels } },
    spec: {
      route: { receiver: NOBODY, groupBy: ['alertname'], matchers: [matcher(SERVICE_LABEL, metadataOf(decided).name)], routes },
      receivers: [{ name: NOBODY }, ...receivers],
      ...(muteTimeIntervals.length > 0 && { muteTimeIntervals }),
    },
  };
}

function receiverOf(severity: AlertSeverity, notifications: readonly NotificationProps[]): Receiver {
  const told = notifications.filter((route) => route.severity === severity).flatMap((route) => {
    const integration = INTEGRATIONS[route.to];
    return integration ? [{ field: integration.field, value: integration.of(route) }] : [];
  });
  const fields = [...new Set(told.map(({ field }) => field))];
  return { name: severity, ...Object.fromEntries(fields.map((field) => [field, told.filter((each) => each.field === field).map(({ value }) => ({ ...value, sendResolved: true }))])) };
}

function routeOf(severity: AlertSeverity, muteTimeIntervals: string[]): Route {
  return { receiver: severity, matchers: [matcher('severity', severity)], repeatInterval: REPEATED[severity], ...(muteTimeIntervals.length > 0 && { muteTimeIntervals }) };
}

const matcher = (name: string, value: string): Matcher => ({ name, value, matchType: '=' });
