import { Severity } from '../../finding/severity';
import { platformFacts, platformsWhere } from '../../platform/platforms';
import { behindLoadBalancer, listed, makesLoadBalancer } from '../questions';
import type { Rule, Subject, Violation } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const accessApplied: Rule = {
  code: 'ACCESS_NOT_APPLIED',
  area: 'security',
  law: 'what keeps callers out, or their words private, is applied on every platform',
  why: 'who gave a certificate or a range believes that it holds everywhere',
  severity: ALWAYS_WARNING,
  check: (subject) => [...besideLoadBalancers(subject), ...behindListener(subject)],
};

/** Pods are reached through the cluster, which is told neither. */
function besideLoadBalancers({ deployment: { platforms }, service: { access: { certificate, allowedCidrs } } }: Subject): Violation[] {
  const others = listed(platformsWhere(platforms, ({ loadBalanced }) => !loadBalanced).map((platform) => platformFacts(platform).words));
  if (others === '') return [];
  const elsewhere = platformsWhere(platforms, ({ loadBalanced }) => loadBalanced).length > 0;
  return [
    ...(certificate === undefined ? [] : [{
      path: 'access.certificate',
      message: `${others} takes no notice of access.certificate: the Service speaks plain HTTP inside the cluster`,
      remedy: 'end TLS at the listener of the gateway that kubernetes.gateway names',
      value: certificate,
      // it has its use on another platform, and nobody was promised more
      ...(elsewhere && { severity: Severity.INFO }),
    }]),
    ...(allowedCidrs.length === 0 ? [] : [{
      path: 'access.allowedCidrs',
      message: `${others} takes no notice of access.allowedCidrs: pods let callers in by namespace, and the gateway by its own settings`,
      remedy: 'narrow kubernetes.clientNamespaces, and the ranges at the gateway itself',
      value: listed(allowedCidrs),
    }]),
  ];
}

/** The load balancer of an imported listener has a firewall of its own. */
function behindListener(subject: Subject): Violation[] {
  const { deployment: { aws }, service: { access: { allowedCidrs } } } = subject;
  if (!behindLoadBalancer(subject) || makesLoadBalancer(subject) || allowedCidrs.length === 0) return [];
  return [{
    path: 'access.allowedCidrs',
    message: 'the load balancer of aws.imports.listener takes no notice of access.allowedCidrs: its own security group lets callers in',
    remedy: `narrow the security group ${aws?.imports?.listener?.securityGroup}, or leave access.allowedCidrs out`,
    value: listed(allowedCidrs),
  }];
}
