import { Severity } from '../../finding/severity';
import type { Body } from '../../patch/rendering';
import { at } from './json';
import { newly } from './newly';
import type { PatchRule } from './patch-rule';

const OPEN_TYPES = ['LoadBalancer', 'NodePort', 'ExternalName'];

export const serviceStaysInside: PatchRule = {
  code: 'PATCH_EXPOSES_SERVICE',
  area: 'patches',
  law: 'a patch does not carry a Service out of the cluster',
  why: 'the exposure of the deployment says who may call; an address of the nodes or of a load balancer ends no TLS and is judged by no rule',
  severity: { dev: Severity.WARNING, prod: Severity.ERROR, regulated: Severity.ERROR },
  check: ({ hits, deployment: { services } }) => newly(hits, openings).map(({ name, weakness }) => ({
    path: 'merge.spec',
    message: `the patch gives '${name}' ${weakness}, the deployment says exposure ${services.map(({ access }) => access.exposure).join(', ')}`,
    remedy: 'put a gateway with a certificate in front instead, and say access.exposure',
    value: weakness,
  })),
};

function openings({ kind, spec }: Body): string[] {
  if (kind !== 'Service') return [];
  const type = at(spec, 'type');
  const addresses = at(spec, 'externalIPs');
  return [
    ...(OPEN_TYPES.includes(String(type)) ? [`type ${type}`] : []),
    ...(Array.isArray(addresses) && addresses.length > 0 ? [`externalIPs ${addresses.join(', ')}`] : []),
  ];
}
