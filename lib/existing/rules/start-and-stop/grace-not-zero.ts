import { Severity } from '../../../finding/severity';
import { numberAt } from '../../fields';
import type { ManifestRule } from '../rule';

export const graceNotZero: ManifestRule = {
  code: 'GRACE_IS_ZERO',
  area: 'start and stop',
  law: 'no pod is killed without a grace period',
  why: 'every running answer ends with an error, and a head node leaves its workers behind',
  severity: Severity.ERROR,
  check: ({ pods }) => pods.filter(({ spec }) => numberAt(spec, 'terminationGracePeriodSeconds') === 0).map(({ object, path }) => ({
    object,
    at: [...path, 'terminationGracePeriodSeconds'],
    message: 'terminationGracePeriodSeconds is 0: the pod is killed at once',
    remedy: 'remove it (30 s is the default), or set it to what draining takes',
    value: '0',
  })),
};
