import { Severity } from '../../finding/severity';
import { Profile } from '../../deployment/enums';
import { isPublicImage } from '../registries';
import type { Rule } from '../rule';
import { imagesOf } from './images-of-subject';

export const imageFromOwnRegistry: Rule = {
  code: 'IMAGE_FROM_PUBLIC_REGISTRY',
  area: 'security',
  law: 'outside of dev images come from a registry of the company',
  why: 'a public registry limits pulls, removes images and scans nothing for you',
  severity: { dev: Severity.INFO, prod: Severity.INFO, regulated: Severity.WARNING },
  check: (subject) => {
    if (subject.deployment.profile === Profile.DEV) return [];
    return imagesOf(subject).filter(({ image }) => isPublicImage(image)).map(({ container, image, path }) => ({
      path: path === 'engine.image' ? path : 'site.registryMirror',
      message: `the image of the ${container} is pulled from a public registry: ${image}`,
      remedy: 'copy it to a registry of your own and name that in site.registryMirror',
      value: image,
    }));
  },
};
