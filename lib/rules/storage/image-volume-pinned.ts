import { SharedStorageKind } from '../../deployment/storage-props';
import { isDeployTime } from '../questions';
import type { Rule } from '../rule';
import { ERROR_OUTSIDE_DEV } from '../severities';
import { isPinnedImage, sharedIn } from './shared';

export const imageVolumePinned: Rule = {
  code: 'IMAGE_VOLUME_NOT_PINNED',
  area: 'storage',
  law: 'an image that holds weights is named by its digest',
  why: 'a tag can move: two nodes then serve two models, and nothing has compared either',
  severity: ERROR_OUTSIDE_DEV,
  check: (subject) => {
    const shared = sharedIn(subject)?.shared;
    if (shared?.kind !== SharedStorageKind.IMAGE || shared.image === undefined || isPinnedImage(shared) || isDeployTime(shared.image)) return [];
    return [{
      path: 'storage.shared.image',
      message: `the image of the weights, ${shared.image}, has no digest`,
      remedy: 'give it as registry/path@sha256:<64 hex digits>, as the registry prints it',
      value: shared.image,
      limit: '@sha256:<64 hex digits>',
    }];
  },
};
