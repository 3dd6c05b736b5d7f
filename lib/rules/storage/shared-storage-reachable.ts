import { platformFacts, RENDERED_PLATFORMS } from '../../platform/platforms';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { sharedIn } from './shared';

export const sharedStorageReachable: Rule = {
  code: 'SHARED_STORAGE_UNREACHABLE',
  area: 'storage',
  law: 'shared storage can be mounted on every platform of the deployment',
  why: 'a claim, an image volume and the CSI driver of a bucket exist in clusters only',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const found = sharedIn(subject);
    if (!found) return [];
    const { shared: { kind }, facts } = found;
    return subject.deployment.platforms.map(platformFacts).filter((platform) => !facts.readOn(platform)).map(({ platform, words }) => ({
      path: 'storage.shared.kind',
      message: `${words} cannot mount ${facts.words}`,
      remedy: `take a kind that ${words} can mount, such as efs, or leave ${platform} out of platforms`,
      value: kind,
      limit: RENDERED_PLATFORMS.filter((each) => facts.readOn(platformFacts(each))).join(', '),
    }));
  },
};
