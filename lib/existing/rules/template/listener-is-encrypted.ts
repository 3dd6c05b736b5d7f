import { Severity } from '../../../finding/severity';
import { hasKey } from '../../engines';
import { listAt, textAt } from '../../fields';
import type { ManifestRule } from '../rule';

export const listenerIsEncrypted: ManifestRule = {
  code: 'LISTENER_WITHOUT_TLS',
  area: 'security',
  law: 'a listener on the internet that leads to an engine speaks TLS',
  why: 'prompts, answers and keys are read by everyone on the way',
  severity: Severity.ERROR,
  check: (scope) => {
    const open = scope.of('AWS::ElasticLoadBalancingV2::LoadBalancer').some(({ body }) => textAt(body, 'Scheme') === 'internet-facing');
    if (!open || scope.servers.length === 0) return [];
    const keyed = scope.servers.every(hasKey);
    return scope.of('AWS::ElasticLoadBalancingV2::Listener').filter(({ body }) => textAt(body, 'Protocol') === 'HTTP' && listAt(body, 'DefaultActions').some((action) => textAt(action, 'Type') === 'forward')).map((object) => ({
      object, at: ['Protocol'], message: `a listener of an internet-facing load balancer speaks plain HTTP${keyed ? '' : ', and the engine asks for no key'}`, remedy: 'use HTTPS with a certificate, and redirect HTTP to it', value: 'HTTP', limit: 'HTTPS',
    }));
  },
};
