import { isPinned, tagOf } from '../../container/image-reference';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { imagesOf } from './images-of-subject';

/** Tags that publishers move. */
export const MOVING_TAGS = ['latest', 'nightly', 'main', 'master', 'dev', 'edge', 'stable'];

export const imageTagStands: Rule = {
  code: 'IMAGE_TAG_MOVES',
  area: 'security',
  law: 'no image is named by a tag that moves, or by none',
  why: 'the next machine runs other code than the last one, and nobody decided so',
  severity: ALWAYS_ERROR,
  check: (subject) => imagesOf(subject).filter(({ image }) => !isPinned(image) && MOVING_TAGS.includes(tagOf(image) ?? 'latest')).map(({ container, image, path }) => ({
    path,
    message: `the image of the ${container}, ${image}, has the tag ${tagOf(image) ?? 'latest (by default)'}`,
    remedy: 'name a version, best with its digest',
    value: image,
  })),
};
