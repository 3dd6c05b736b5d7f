import { Severity } from '../../../finding/severity';
import { listAt, numberAt, textAt } from '../../fields';
import type { Scope } from '../../scope';
import { startOf } from '../../start';
import type { ManifestRule, ManifestViolation } from '../rule';

/** Kinds whose grace after a start is 0 s unless it is set (aws-services facts, 2026-11-22). */
const GRACES = [
  { kind: 'AWS::ECS::Service', field: 'HealthCheckGracePeriodSeconds', counts: (body: unknown) => listAt(body, 'LoadBalancers').length > 0 },
  { kind: 'AWS::AutoScaling::AutoScalingGroup', field: 'HealthCheckGracePeriod', counts: (body: unknown) => textAt(body, 'HealthCheckType') === 'ELB' },
];

export const healthCheckAwaitsStart: ManifestRule = {
  code: 'HEALTH_CHECK_BEFORE_START',
  area: 'start and stop',
  law: 'health checks wait until the weights are loaded',
  why: 'a machine or task that still loads counts as broken and is replaced, for ever',
  severity: Severity.ERROR,
  check: (scope) => {
    const starts = scope.servers.flatMap((engine) => startOf(engine) ?? []).map(({ typicalSeconds }) => typicalSeconds);
    if (starts.length === 0) return [];
    const needed = Math.min(...starts);
    return [...ofGraces(scope, needed), ...ofEndpoints(scope, needed)];
  },
};

function ofGraces(scope: Scope, needed: number): ManifestViolation[] {
  return GRACES.flatMap(({ kind, field, counts }) => scope.of(kind).filter(({ body }) => counts(body)).flatMap((object) => {
    const given = field in object.body ? numberAt(object.body, field) : 0;
    if (given === undefined || given >= needed) return [];
    return [{ object, at: [field], message: `health checks count ${given} s after the start, loading takes ${needed} s at least, and image and machine come first`, remedy: `set ${field} to what a start takes, such as ${needed + 900}`, value: `${given} s`, limit: `${needed} s` }];
  }));
}

function ofEndpoints(scope: Scope, needed: number): ManifestViolation[] {
  const field = 'ContainerStartupHealthCheckTimeoutInSeconds';
  return scope.of('AWS::SageMaker::EndpointConfig').flatMap((object) => listAt(object.body, 'ProductionVariants').flatMap((variant, index) => {
    const given = numberAt(variant, field);
    if (given === undefined || given >= needed) return [];
    return [{ object, at: ['ProductionVariants', index, field], message: `the first ping must pass within ${given} s, loading takes ${needed} s at least`, remedy: `set ${field} to 3600 at most`, value: `${given} s`, limit: `${needed} s` }];
  }));
}
