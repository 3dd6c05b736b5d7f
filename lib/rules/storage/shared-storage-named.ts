import { platformFacts } from '../../platform/platforms';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { sharedIn } from './shared';

export const sharedStorageNamed: Rule = {
  code: 'SHARED_STORAGE_NOT_NAMED',
  area: 'storage',
  law: 'shared storage that nobody makes here is named',
  why: 'manifests hold literals only: the id of a file system must be known before they are written',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const found = sharedIn(subject);
    if (!found) return [];
    const { shared, facts } = found;
    const platforms = subject.deployment.platforms.map(platformFacts).filter((platform) => facts.readOn(platform));
    const missing = new Map(platforms.flatMap((platform) => facts.needed(shared, platform).filter((field) => shared[field] === undefined).map((field) => [field, platform.words])));
    return [...missing].map(([field, words]) => ({
      path: `storage.shared.${field}`,
      message: `${facts.words} is mounted on ${words} by its ${field}, and none is given`,
      remedy: `give the ${field} of one that stands`,
      value: '(none)',
    }));
  },
};
