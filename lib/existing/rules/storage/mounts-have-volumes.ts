import { Severity } from '../../../finding/severity';
import { listAt, textAt } from '../../fields';
import { containersOf } from '../../pods';
import type { ManifestRule } from '../rule';

/** Kinds to whose pods no operator adds volumes. */
const PLAIN = /^(Pod|Deployment|DaemonSet|StatefulSet|Job|CronJob|LeaderWorkerSet)$/;

export const mountsHaveVolumes: ManifestRule = {
  code: 'MOUNT_HAS_NO_VOLUME',
  area: 'storage',
  law: 'every mount names a volume of its pod',
  why: 'the API server refuses the pod, or the volume stands in a place where it is lost',
  severity: Severity.ERROR,
  check: ({ pods }) => pods.filter(({ object }) => PLAIN.test(object.kind)).flatMap((pod) => {
    const names = [...listAt(pod.spec, 'volumes').map((volume) => textAt(volume, 'name')), ...listAt(pod.object.body, 'spec', 'volumeClaimTemplates').map((claim) => textAt(claim, 'metadata', 'name'))];
    return containersOf(pod).flatMap(({ container, path }) => listAt(container, 'volumeMounts').flatMap((mount, index) => {
      const name = textAt(mount, 'name');
      if (name === undefined || names.includes(name)) return [];
      return [{ object: pod.object, at: [...path, 'volumeMounts', index], message: `the mount at ${textAt(mount, 'mountPath') ?? 'no path'} names the volume ${name}, which the pod does not have`, remedy: 'add it to volumes, beside containers', value: name }];
    }));
  }),
};
