import { isPinned } from '../../container/image-reference';
import { Profile } from '../../deployment/enums';
import type { Rule } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';
import { imagesOf } from './images-of-subject';

export const imagePinned: Rule = {
  code: 'IMAGE_WITHOUT_DIGEST',
  area: 'security',
  law: 'outside of dev every image is named by its digest',
  why: 'a tag names whatever its publisher, or who stole the account, pushed last',
  severity: STRICTER_EACH_TIME,
  check: (subject) => {
    if (subject.deployment.profile === Profile.DEV) return [];
    return imagesOf(subject).filter(({ image }) => !isPinned(image)).map(({ container, image, path }) => ({
      path,
      message: `the image of the ${container}, ${image}, has no digest`,
      remedy: path === 'engine.image' ? 'add @sha256:<64 hex digits> to engine.image' : 'give its digest under the published name of the image in site.imageDigests',
      value: image,
      limit: '@sha256:<64 hex digits>',
    }));
  },
};
