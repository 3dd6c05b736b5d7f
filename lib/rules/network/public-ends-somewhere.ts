import { Exposure } from '../../deployment/enums';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const publicEndsSomewhere: Rule = {
  code: 'PUBLIC_NEEDS_GATEWAY',
  area: 'network',
  law: 'a public service on Kubernetes has a gateway in front',
  why: 'the manifests stop at an address inside the cluster: who ends TLS there is decided by the cluster, not by them',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { gateway } = subject.deployment.kubernetes;
    if (!makesPods(subject) || gateway !== undefined || subject.service.access.exposure !== Exposure.PUBLIC) return [];
    return [{
      path: 'access.exposure',
      message: 'access.exposure is public, and the manifests give an address inside the cluster',
      remedy: 'name a gateway with a certificate in kubernetes.gateway; for an ingress of yours, allow its namespace in kubernetes.clientNamespaces and waive this',
      value: Exposure.PUBLIC,
    }];
  },
};
