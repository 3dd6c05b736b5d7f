import { isOffline } from '../questions';
import { isPublicImage } from '../registries';
import type { Rule } from '../rule';
import { imagesOf } from '../security/images-of-subject';
import { ALWAYS_ERROR } from '../severities';

export const offlineImages: Rule = {
  code: 'OFFLINE_WITHOUT_MIRROR',
  area: 'network',
  law: 'machines without internet pull every image from a registry inside',
  why: 'a pull from a public registry ends in a time-out, and the replica never starts',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    if (!isOffline(subject)) return [];
    return imagesOf(subject).filter(({ image }) => isPublicImage(image)).map(({ container, image, path }) => ({
      path: path === 'engine.image' ? path : 'site.registryMirror',
      message: `machines have no internet, and the ${container} is pulled from ${image}`,
      remedy: 'copy the image to a registry inside, and name that registry in site.registryMirror',
      value: image,
    }));
  },
};
