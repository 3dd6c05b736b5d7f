import { makesLoadBalancer } from '../questions';
import type { Rule, Subject, Violation } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { writtenSteps, type WrittenStep } from './steps';

/** Fields that name who answers. */
const ANSWERING = ['standby', 'url'] as const;

function unnamed({ action, step, path }: WrittenStep): Violation[] {
  return ANSWERING.filter((field) => action.fields.includes(field) && step[field] === undefined).map((field) => ({
    path: `${path}.action`,
    message: `'${action.action}' has no ${field}`,
    remedy: `name who answers in degradation.steps: { action: ${action.action}, ${field}: … }`,
    value: action.action,
  }));
}

/** A load balancer of ours reaches nothing that it was not told of. */
function unreachable({ step: { standby }, path }: WrittenStep, subject: Subject): Violation[] {
  const region = /:elasticloadbalancing:([a-z0-9-]+):/.exec(standby?.targetGroup ?? '')?.[1];
  const own = subject.deployment.aws?.region;
  if (region !== undefined && own !== undefined && region !== own) return [{ path: `${path}.standby.targetGroup`, message: `a load balancer of ${own} leads to no target group of ${region}`, remedy: `name one of ${own}, or let two environments share a host name with recovery.failover`, value: region, limit: own }];
  if (standby?.targetGroup === undefined || standby.securityGroup !== undefined || !makesLoadBalancer(subject)) return [];
  return [{ path: `${path}.standby`, message: 'the load balancer may not reach the machines of the standby: it has no securityGroup', remedy: 'give standby.securityGroup, that of the machines behind its target group' }];
}

export const stepNamesWhoAnswers: Rule = {
  code: 'DEGRADATION_TARGET_MISSING',
  area: 'degradation',
  law: 'a step that leads requests elsewhere names who answers there',
  why: 'requests that are led nowhere are lost',
  severity: ALWAYS_ERROR,
  check: (subject) => writtenSteps(subject).flatMap((written) => [...unnamed(written), ...unreachable(written, subject)]),
};
