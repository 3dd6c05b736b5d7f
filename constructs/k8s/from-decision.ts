import { prometheusAlerts } from '../../lib/alerts/prometheus-alerts';
import { watchOf } from '../../lib/alerts/watch';
import { deepCheckContainer } from '../../lib/container/deep-check-container';
import { objectName } from '../../lib/container/object-name';
import { dashboardForPrometheus } from '../../lib/dashboards/watched-dashboard';
import type { ServiceDecision } from '../../lib/decide';
import { standbyBehind, weightsOf } from '../../lib/degradation/standbys';
import type { Service } from '../../lib/deployment/deployment';
import type { Platform } from '../../lib/deployment/enums';
import { DEFAULT_GUARD } from '../../lib/framework/guards';
import { podLogsOf } from '../../lib/logs/pod-collector';
import { nodePlanFor } from '../../lib/nodes/node-plan';
import { cronOf } from '../../lib/recovery/deep-check';
import { acceleratorCounters } from '../../lib/signals/accelerator-counters';
import { isReadable } from '../../lib/signals/pod-sources';
import type { DecidedService } from './decided-service';
import { SERVICE_PORT } from './private/ports';

/** What Kubernetes must know of a decision. */
export function fromDecision(decision: ServiceDecision, platform: Platform): DecidedService {
  const { deployment, service, engineVersion, plan, replica, instanceType } = decision;
  const { model } = service;
  const nodes = nodePlanFor({ deployment, service, plan, instanceType }, platform);
  const logs = podLogsOf(decision, platform);
  return {
    platform,
    deployment: deployment.name,
    service: service.name,
    modelId: model.id,
    ...(model.source === 'hf' && model.revision !== undefined && { modelRevision: model.revision }),
    ...(model.manifestDigest !== undefined && { manifestDigest: model.manifestDigest }),
    exposure: service.access.exposure,
    ...(service.access.hostName !== undefined && { hostName: service.access.hostName }),
    ...standbyOf(service),
    deepCheck: { schedule: cronOf(service.recovery.deepCheckMinutes), container: deepCheckContainer(decision, { host: objectName({ deployment: deployment.name, service: service.name }), port: SERVICE_PORT }) },
    spareAccelerator: service.spareAccelerator,
    storage: service.storage,
    plan,
    replica,
    ...(deployment.aws && { region: deployment.aws.region }),
    kubernetes: deployment.kubernetes,
    ...(nodes && { nodes }),
    site: deployment.site,
    guardMetricsPath: DEFAULT_GUARD.metricsPath,
    ...(engineVersion.endpoints.metricsPath !== undefined && { engineMetricsPath: DEFAULT_GUARD.engineMetricsPath }),
    ...watchedIn(decision, platform),
    ...(isReadable(instanceType.accelerator) && { acceleratorCounters: acceleratorCounters() }),
    ...(service.observability.traces && { tracesEndpoint: service.observability.traces.endpoint }),
    notifications: service.observability.notifications,
    quietHours: service.observability.quietHours,
    ...(logs && { logs }),
  };
}

function standbyOf(service: Service): Pick<DecidedService, 'standby'> {
  const { standby } = standbyBehind(service, 'service') ?? {};
  return standby?.service === undefined ? {} : { standby: { service: standby.service, weight: weightsOf(standby).standby } };
}

/** Series of pods carry their namespace. */
function watchedIn(decision: ServiceDecision, platform: Platform): Pick<DecidedService, 'alerts' | 'dashboard'> {
  const watch = watchOf(decision, platform);
  const { service, plan, deployment: { kubernetes: { namespace } } } = decision;
  return {
    alerts: prometheusAlerts(watch.alerts, { signals: watch.signals, service: watch.name, namespace }),
    ...(service.observability.dashboards && { dashboard: dashboardForPrometheus({ service, plan, watch }, { namespace }) }),
  };
}
