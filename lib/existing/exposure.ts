import { at, fieldsAt, labelsAt, listAt, numberAt, textAt, type FieldPath } from './fields';
import type { FoundEngine } from './engines';
import { sameNamespace, type ManifestObject } from './manifest';
import { declaredPorts } from './pods';
import type { Scope } from './scope';

/** A way by which callers from outside the cluster reach an engine's own port. */
export interface Exposure {
  readonly object: ManifestObject;
  readonly at: FieldPath;
  /** What it is, for people. */
  readonly what: string;
  /** True when it is for callers of the same network only. */
  readonly internal: boolean;
  /** True when something on the way asks who is calling. */
  readonly asks: boolean;
}

/** Annotations of controllers that ask callers for credentials. */
const ASKING = /auth-url|auth-type|auth-signin|auth-tls|oauth2|alb\.ingress\.kubernetes\.io\/auth|oidc|basic-auth|middlewares/;

const INTERNAL = /internal/;

/** Every way from outside to the port of an engine. */
export function exposuresOf(engine: FoundEngine, scope: Scope): Exposure[] {
  if (engine.loopback) return [];
  const services = scope.servicesOf(engine.pod).filter((service) => portsTo(service, engine).length > 0);
  return [...ofPod(engine), ...services.flatMap(ofService), ...services.flatMap((service) => [...ofIngress(service, scope), ...ofRoute(service, scope)])];
}

/** Ports of a Service that lead to the engine's port. */
export function portsTo({ body }: ManifestObject, { pod, port }: FoundEngine): unknown[] {
  const names = declaredPorts(pod).filter((declared) => declared.number === port).map(({ name }) => name);
  return listAt(body, 'spec', 'ports').filter((item) => {
    const target = textAt(item, 'targetPort') ?? textAt(item, 'port');
    return target === String(port) || (target !== undefined && names.includes(target));
  });
}

function ofPod({ pod, object, container, path, port }: FoundEngine): Exposure[] {
  if (at(pod.spec, 'hostNetwork') === true) return [{ object, at: [...pod.path, 'hostNetwork'], what: `the port ${port} of the node (hostNetwork)`, internal: true, asks: false }];
  const index = listAt(container, 'ports').findIndex((item) => numberAt(item, 'containerPort') === port && numberAt(item, 'hostPort') !== undefined);
  return index < 0 ? [] : [{ object, at: [...path, 'ports', index, 'hostPort'], what: `a port of the node (hostPort)`, internal: true, asks: false }];
}

function ofService(object: ManifestObject): Exposure[] {
  const type = textAt(object.body, 'spec', 'type');
  if (type !== 'LoadBalancer' && type !== 'NodePort') return [];
  const notes = Object.entries(labelsAt(object.body, 'metadata', 'annotations')).some(([key, value]) => /load-balancer/.test(key) && (INTERNAL.test(value) || (INTERNAL.test(key) && value !== 'false')));
  const ranges = listAt(object.body, 'spec', 'loadBalancerSourceRanges').length > 0;
  return [{ object, at: ['spec', 'type'], what: `a Service of type ${type}`, internal: type === 'NodePort' || notes || ranges, asks: false }];
}

function ofIngress(service: ManifestObject, scope: Scope): Exposure[] {
  return scope.of('Ingress').filter((ingress) => sameNamespace(ingress, service) && JSON.stringify(ingress.body['spec'] ?? '').includes(`"name":${JSON.stringify(service.name)}`)).map((object) => ({
    object, at: ['spec'], what: 'an Ingress', internal: INTERNAL.test(JSON.stringify(fieldsAt(object.body, 'metadata', 'annotations'))), asks: ASKING.test(Object.keys(fieldsAt(object.body, 'metadata', 'annotations')).join(' ')),
  }));
}

function ofRoute(service: ManifestObject, scope: Scope): Exposure[] {
  const guarded = scope.objects.some(({ kind }) => /^(SecurityPolicy|RequestAuthentication|AuthorizationPolicy|AuthPolicy|BackendSecurityPolicy)$/.test(kind));
  return scope.of('HTTPRoute').flatMap((object) => listAt(object.body, 'spec', 'rules').flatMap((rule, index) => {
    const leads = listAt(rule, 'backendRefs').some((reference) => textAt(reference, 'name') === service.name && (textAt(reference, 'kind') ?? 'Service') === 'Service');
    return leads && sameNamespace(object, service) ? [{ object, at: ['spec', 'rules', index], what: 'an HTTPRoute', internal: false, asks: guarded }] : [];
  }));
}
