import { Severity } from '../../../finding/severity';
import { isFields, listAt } from '../../fields';
import { containersOf } from '../../pods';
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
  check: ({ pods }) => [
    ...pods.flatMap(({ object, path, spec }) => [
      ...OF_CONTAINER.filter((field) => field in spec).map((field) => lost({ object, at: [...path, field] }, 'the pod', 'below the container')),
      ...listAt(spec, 'volumes').flatMap((volume, index) => (isFields(volume) ? [...OF_CONTAINER, 'resources', 'ports', 'env'].filter((field) => field in volume)
        .map((field) => lost({ object, at: [...path, 'volumes', index, field] }, 'a volume', 'below the container')) : [])),
    ]),
    ...pods.flatMap((pod) => containersOf(pod).flatMap(({ container, path }) => OF_POD.filter((field) => field in container)
      .map((field) => lost({ object: pod.object, at: [...path, field] }, 'a container', 'beside containers')))),
  ],
};

function lost({ object, at: place }: Place, where: string, instead: string): ManifestViolation {
  const field = String(place.at(-1));
  return { object, at: place, message: `${field} stands in ${where}, which has no such field: it is lost`, remedy: `move it ${instead}`, value: field };
}
