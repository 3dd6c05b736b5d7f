import type { GatewayProps } from '../../../lib/deployment/platform-props';
import { objectName } from '../../../lib/container/object-name';
import type { DecidedService } from '../decided-service';
import { metadataOf, type Metadata } from './names';
import { SERVICE_PORT } from './ports';

interface Backend {
  readonly name: string;
  readonly port: number;
  /** Its part of the requests. @default - it has no other beside it */
  readonly weight?: number;
}

/** The part of `gateway.networking.k8s.io/v1` HTTPRoute that is used here (Gateway API v1.6.1, standard channel). */
export interface HttpRouteManifest {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'HTTPRoute';
  readonly metadata: Metadata;
  readonly spec: {
    readonly parentRefs: { readonly name: string; readonly namespace: string; readonly sectionName?: string }[];
    readonly hostnames?: string[];
    readonly rules: {
      readonly matches: { readonly path: { readonly type: 'PathPrefix'; readonly value: string } }[];
      readonly timeouts: { readonly request: string; readonly backendRequest: string };
      readonly backendRefs: Backend[];
    }[];
  };
}

/** From a gateway to the Service. Time-outs are said: an Envoy that is told none ends a stream after 15 s. */
export function renderHttpRoute(decided: DecidedService, { name, namespace, listener }: GatewayProps): HttpRouteManifest {
  const longest = `${decided.plan.total.routeSeconds}s`;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadataOf(decided),
    spec: {
      parentRefs: [{ name, namespace, ...(listener !== undefined && { sectionName: listener }) }],
      ...(decided.hostName !== undefined && { hostnames: [decided.hostName] }),
      rules: [{
        // the guard refuses what is no path of the API
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        timeouts: { request: longest, backendRequest: longest },
        backendRefs: backendsOf(decided),
      }],
    },
  };
}

/** A standby stands in the route also with no request: leading callers to it then takes one patch of two figures. */
function backendsOf(decided: DecidedService): Backend[] {
  const own = { name: objectName(decided), port: SERVICE_PORT };
  const { standby } = decided;
  return standby ? [{ ...own, weight: 100 - standby.weight }, { name: standby.service, port: SERVICE_PORT, weight: standby.weight }] : [own];
}
