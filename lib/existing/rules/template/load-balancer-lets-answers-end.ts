import { EngineFact } from '../../../engine/traces';
import { Severity } from '../../../finding/severity';
import { numberOf } from '../../engines';
import { listAt, numberAt, textAt } from '../../fields';
import type { ManifestObject } from '../../manifest';
import type { Scope } from '../../scope';
import type { ManifestRule, ManifestViolation } from '../rule';

/** Defaults of load balancer and target group attributes (aws-services facts, 2026-11-22). */
const DEFAULTS: { readonly [key: string]: number } = { 'idle_timeout.timeout_seconds': 60, 'deregistration_delay.timeout_seconds': 300, 'slow_start.duration_seconds': 0 };

/** A long prefill is silent for more than a minute. Our judgement. */
const LEAST_IDLE_SECONDS = 120;

export const loadBalancerLetsAnswersEnd: ManifestRule = {
  code: 'LOAD_BALANCER_CUTS_ANSWERS',
  area: 'time-outs',
  law: 'a load balancer bears the silence of a prefill, and leaves a stopping target its last answers',
  why: 'it closes a connection on which nothing is sent for a while, and one whose target it has let go',
  severity: Severity.WARNING,
  check: (scope) => (scope.servers.length === 0 ? [] : [
    ...scope.of('AWS::ElasticLoadBalancingV2::LoadBalancer').filter(({ body }) => (textAt(body, 'Type') ?? 'application') === 'application').flatMap(idle),
    ...scope.of('AWS::ElasticLoadBalancingV2::TargetGroup').flatMap((object) => [...deregistration(scope, object), ...slowStart(object)]),
  ]),
};

function idle(object: ManifestObject): ManifestViolation[] {
  const seconds = attribute(object, 'LoadBalancerAttributes', 'idle_timeout.timeout_seconds');
  if (seconds === undefined || seconds >= LEAST_IDLE_SECONDS) return [];
  return [{ object, at: ['LoadBalancerAttributes'], message: `a connection is closed after ${seconds} s without a byte`, remedy: 'set idle_timeout.timeout_seconds above the longest silence before a first token', value: `${seconds} s`, limit: `${LEAST_IDLE_SECONDS} s` }];
}

function deregistration(scope: Scope, object: ManifestObject): ManifestViolation[] {
  const seconds = attribute(object, 'TargetGroupAttributes', 'deregistration_delay.timeout_seconds');
  const drain = Math.max(0, ...scope.servers.map(({ command }) => numberOf(command, EngineFact.DRAIN_SECONDS) ?? 0));
  if (seconds === undefined || seconds >= drain) return [];
  return [{ object, at: ['TargetGroupAttributes'], message: `a stopping target is let go after ${seconds} s, the engine drains for ${drain} s`, remedy: `set deregistration_delay.timeout_seconds to ${drain} or more`, value: `${seconds} s`, limit: `${drain} s` }];
}

function slowStart(object: ManifestObject): ManifestViolation[] {
  const seconds = attribute(object, 'TargetGroupAttributes', 'slow_start.duration_seconds');
  const least = listAt(object.body, 'TargetGroupAttributes').some((item) => textAt(item, 'Value') === 'least_outstanding_requests');
  if (!least || (seconds ?? 0) === 0) return [];
  return [{ object, at: ['TargetGroupAttributes'], message: `slow start of ${seconds} s goes with round robin only, the algorithm is least_outstanding_requests`, remedy: 'set slow_start.duration_seconds to 0', severity: Severity.ERROR }];
}

/** The value of an attribute or its default; nothing when it is filled in later. */
function attribute({ body }: ManifestObject, list: string, key: string): number | undefined {
  const item = listAt(body, list).find((candidate) => textAt(candidate, 'Key') === key);
  return item === undefined ? DEFAULTS[key] : numberAt(item, 'Value');
}
