import { Severity } from '../../../finding/severity';
import { listAt, textAt } from '../../fields';
import type { ManifestObject } from '../../manifest';
import type { Scope } from '../../scope';
import type { ManifestRule, ManifestViolation, Place } from '../rule';

/** The group that InferencePool had before v1. */
const OLD_GROUP = 'inference.networking.x-k8s.io';

export const routeArrives: ManifestRule = {
  code: 'ROUTE_DOES_NOT_ARRIVE',
  area: 'network',
  law: 'a route names a backend that exists, in a group that is served, in a namespace it may refer to',
  why: 'the route is accepted and answers 500 to everything',
  severity: Severity.ERROR,
  check: (scope) => scope.of('HTTPRoute', 'GRPCRoute').flatMap((object) => listAt(object.body, 'spec', 'rules').flatMap((rule, index) =>
    listAt(rule, 'backendRefs').flatMap((reference, backend) => judged(scope, { object, at: ['spec', 'rules', index, 'backendRefs', backend] }, reference)))),
};

function judged(scope: Scope, { object, at }: Place, reference: unknown): ManifestViolation[] {
  const [name, kind, group] = [textAt(reference, 'name') ?? '', textAt(reference, 'kind') ?? 'Service', textAt(reference, 'group') ?? ''];
  const namespace = textAt(reference, 'namespace') ?? object.namespace;
  if (group === OLD_GROUP && kind === 'InferencePool') {
    return [{ object, at, message: `the backend is an InferencePool of ${OLD_GROUP}, which v1 moved to inference.networking.k8s.io`, remedy: 'set group: inference.networking.k8s.io', value: group }];
  }
  if (namespace !== undefined && object.namespace !== undefined && namespace !== object.namespace && !isGranted(scope, object, namespace)) {
    return [{ object, at, message: `the backend lives in ${namespace}, and no ReferenceGrant there lets routes of ${object.namespace} refer to it`, remedy: `add a ReferenceGrant in ${namespace}`, value: namespace }];
  }
  const known = scope.of(kind).filter((candidate) => candidate.namespace === undefined || namespace === undefined || candidate.namespace === namespace);
  if (known.length === 0 || known.some((candidate) => candidate.name === name)) return [];
  return [{ object, at, message: `there is no ${kind} '${name}' here, only ${known.map((candidate) => candidate.name).slice(0, 3).join(', ')}`, remedy: 'name the backend as its metadata does', value: name, severity: Severity.WARNING }];
}

function isGranted(scope: Scope, object: ManifestObject, namespace: string): boolean {
  return scope.of('ReferenceGrant').some((grant) => grant.namespace === namespace && listAt(grant.body, 'spec', 'from').some((from) => textAt(from, 'namespace') === object.namespace));
}
