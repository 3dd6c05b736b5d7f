import { Severity } from '../../../finding/severity';
import { EngineFact } from '../../../engine/traces';
import { at, fieldsAt, labelsAt, listAt, textAt, textsAt, type FieldPath } from '../../fields';
import { flagOf, type FoundEngine } from '../../engines';
import { sameNamespace, type ManifestObject } from '../../manifest';
import { declaredPorts, selects, type PodTemplate } from '../../pods';
import type { Scope } from '../../scope';
import type { ManifestRule, ManifestViolation, Place } from '../rule';

export const monitorFindsPort: ManifestRule = {
  code: 'MONITOR_SCRAPES_NOTHING',
  area: 'names and limits',
  law: 'a monitor picks Services or pods that exist, in their namespace, by a port of that name and the metrics path of the engine',
  why: 'a monitor that finds nothing is no error: every alert and scaler behind it is blind',
  severity: Severity.ERROR,
  check: (scope) => scope.of('ServiceMonitor', 'PodMonitor').flatMap((object) => (object.kind === 'ServiceMonitor' ? ofServices(scope, object) : ofPods(scope, object))),
};

function ofServices(scope: Scope, object: ManifestObject): ManifestViolation[] {
  const services = scope.of('Service');
  if (services.length === 0) return [];
  const picked = services.filter((service) => selects(fieldsAt(object.body, 'spec', 'selector'), labelsAt(service.body, 'metadata', 'labels')));
  if (picked.length === 0) return [nothing(object, 'Service', services[0].name)];
  const reached = picked.filter((service) => reaches(object, service));
  if (reached.length === 0) return [elsewhere(object, picked[0])];
  const ports = reached.flatMap((service) => listAt(service.body, 'spec', 'ports').map((port) => textAt(port, 'name') ?? ''));
  const engines = reached.flatMap((service) => scope.engines.filter(({ pod }) => scope.servicesOf(pod).includes(service)));
  return endpointsOf({ object, at: ['spec', 'endpoints'] }, ports, engines);
}

function ofPods(scope: Scope, object: ManifestObject): ManifestViolation[] {
  const picked = scope.pods.filter((pod: PodTemplate) => selects(fieldsAt(object.body, 'spec', 'selector'), pod.labels));
  if (scope.pods.length === 0) return [];
  if (picked.length === 0) return scope.engines.length > 0 ? [nothing(object, 'pod', scope.engines[0].object.name)] : [];
  const reached = picked.filter((pod) => reaches(object, pod.object));
  if (reached.length === 0) return [elsewhere(object, picked[0].object)];
  const ports = reached.flatMap((pod) => declaredPorts(pod).map(({ name = '' }) => name));
  return endpointsOf({ object, at: ['spec', 'podMetricsEndpoints'] }, ports, scope.engines.filter(({ pod }) => reached.includes(pod)));
}

/** Without a namespace selector a monitor looks into its own namespace only. */
function reaches({ body, ...monitor }: ManifestObject, target: ManifestObject): boolean {
  const chosen = fieldsAt(body, 'spec', 'namespaceSelector');
  const names = textsAt(chosen, 'matchNames');
  if (at(chosen, 'any') === true) return true;
  return names.length > 0 ? target.namespace === undefined || names.includes(target.namespace) : sameNamespace({ body, ...monitor }, target);
}

function endpointsOf({ object, at: list }: Place, ports: readonly string[], engines: readonly FoundEngine[]): ManifestViolation[] {
  return listAt(object.body, ...list).flatMap((endpoint, index) => {
    const port = textAt(endpoint, 'port');
    const place: FieldPath = [...list, index];
    const missing = port !== undefined && !ports.includes(port)
      ? [{ object, at: [...place, 'port'], message: `there is no port named '${port}', only ${[...new Set(ports)].filter((name) => name !== '').join(', ') || 'ports without a name'}`, remedy: 'name the port in the Service (ServiceMonitor) or the container (PodMonitor) so', value: port }] : [];
    const scraped = engines.filter((engine) => !isAnothers(port, engine));
    return [...missing, ...scraped.flatMap((engine) => ofPath({ object, at: place }, textAt(endpoint, 'path') ?? '/metrics', engine))];
  });
}

/** True when another container of the pod listens on the port: it may show the engine's metrics at a path of its own. */
function isAnothers(port: string | undefined, { pod, container }: FoundEngine): boolean {
  const listening = declaredPorts(pod).filter(({ name }) => name === port);
  return listening.length > 0 && listening.every((declared) => declared.container !== container);
}

function ofPath({ object, at: place }: Place, path: string, { traces, command, loopback }: FoundEngine): ManifestViolation[] {
  if (loopback) return [];
  if (traces.metricsPath === undefined) return [{ object, at: place, message: `${traces.engineName} has no metrics to scrape`, remedy: 'remove the monitor; scale by what a gateway counts' }];
  if (path !== traces.metricsPath) return [{ object, at: [...place, 'path'], message: `${path} is scraped, ${traces.engineName} shows Prometheus text at ${traces.metricsPath}`, remedy: `set path: ${traces.metricsPath}`, value: path, limit: traces.metricsPath, severity: Severity.WARNING }];
  if (traces.metricsAreOptional !== true || command.facts.has(EngineFact.METRICS) || !command.serves) return [];
  return [{ object, at: place, message: `${traces.engineName} shows no metrics unless told to`, remedy: `add ${flagOf(traces, EngineFact.METRICS)} to its command` }];
}

function nothing(object: ManifestObject, kind: string, example: string): ManifestViolation {
  return { object, at: ['spec', 'selector'], message: `the selector picks no ${kind} that was read`, remedy: `write it as the labels of the ${kind}, such as those of ${example}`, severity: Severity.WARNING };
}

function elsewhere(object: ManifestObject, target: ManifestObject): ManifestViolation {
  return {
    object, at: ['spec', 'namespaceSelector'], message: `it looks into namespace ${object.namespace ?? 'default'} only, ${target.kind}/${target.name} lives in ${target.namespace}`,
    remedy: `add namespaceSelector: { matchNames: [${target.namespace}] }`, value: object.namespace ?? '', limit: target.namespace ?? '',
  };
}
