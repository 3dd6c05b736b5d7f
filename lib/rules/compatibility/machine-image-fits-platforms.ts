import { listed, machineImagesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const machineImageFitsPlatforms: Rule = {
  code: 'MACHINE_IMAGE_SHARED',
  area: 'compatibility',
  law: 'a machine image that is named serves every platform of the deployment',
  why: 'each platform wants programs of its own on it: on another platform\'s image no replica ever starts',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { machineImage } = subject.service;
    const images = machineImagesOf(subject).map(({ parameter }) => parameter);
    if (machineImage === undefined || images.length <= 1) return [];
    return [{
      path: 'hardware.machineImage',
      message: `${machineImage} cannot be both ${listed(images)}`,
      remedy: 'describe each platform in a deployment of its own, or leave the image to the catalogue',
      value: machineImage,
    }];
  },
};
