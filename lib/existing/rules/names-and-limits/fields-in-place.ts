import { Severity } from '../../../finding/severity';
import { at, isFields, listAt } from '../../fields';
import { containersOf } from '../../pods';
import { REMOVED_FIELDS } from '../../removed-fields';
import type { ManifestRule, ManifestViolation, Place } from '../rule';

/** Fields of a container that are lost anywhere else in a pod. */
const OF_CONTAINER = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle', 'volumeMounts', 'args', 'command', 'envFrom'];

/** Fields of a pod that are lost in a container. */
const OF_POD = ['nodeSelector', 'tolerations', 'affinity', 'terminationGracePeriodSeconds', 'volumes', 'enableServiceLinks', 'imagePullSecrets', 'serviceAccountName'];

export const fieldsInPlace: ManifestRule = {
  code: 'FIELD_IN_WRONG_PLACE',
  area: 'names and limits',
  law: 'a field stands where its kind knows it',
  why: 'an API server drops what it does not know, or refuses the object: the probe that was written is not there',
  severity: Severity.ERROR,
  check: ({ pods, objects }) => [
    ...pods.flatMap(({ object, path, spec }) => [
      ...OF_CONTAINER.filter((field) => field in spec).map((field) => lost({ object, at: [...path, field] }, 'the pod', 'below the container')),
      ...listAt(spec, 'volumes').flatMap((volume, index) => (isFields(volume) ? [...OF_CONTAINER, 'resources', 'ports', 'env'].filter((field) => field in volume)
        .map((field) => lost({ object, at: [...path, 'volumes', index, field] }, 'a volume', 'below the container')) : [])),
    ]),
    ...pods.flatMap((pod) => containersOf(pod).flatMap(({ container, path }) => OF_POD.filter((field) => field in container)
      .map((field) => lost({ object: pod.object, at: [...path, field] }, 'a container', 'beside containers')))),
    ...objects.flatMap((object) => REMOVED_FIELDS.filter(({ kind, field, group }) => kind === object.kind && object.apiVersion.startsWith(group) && at(object.body, ...field) !== undefined)
      .map(({ field, why, remedy }) => ({ object, at: field, message: `${field.join('.')} is no field of ${object.kind}: ${why}`, remedy }))),
    ...objects.filter(({ kind, apiVersion }) => kind === 'PodCliqueSet' && apiVersion.startsWith('grove.io/')).flatMap((object) => listAt(object.body, 'spec', 'template', 'cliques').flatMap((clique, index) => (
      at(clique, 'spec', 'roleName') === undefined ? [{ object, at: ['spec', 'template', 'cliques', index, 'spec'], message: 'a clique has no roleName, which its definition requires', remedy: 'add spec.roleName' }] : []))),
  ],
};

function lost({ object, at: place }: Place, where: string, instead: string): ManifestViolation {
  const field = String(place.at(-1));
  return { object, at: place, message: `${field} stands in ${where}, which has no such field: it is lost`, remedy: `move it ${instead}`, value: field };
}
