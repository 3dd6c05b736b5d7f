import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { sharedIn } from './shared';

export const sharedStorageRegion: Rule = {
  code: 'SHARED_STORAGE_WITHOUT_REGION',
  area: 'storage',
  law: 'the region of a file system whose address names it is known',
  why: 'the driver resolves its address: without a region there is none',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const found = sharedIn(subject);
    if (!found?.facts.namedByRegion || !makesPods(subject) || subject.deployment.aws !== undefined) return [];
    return [{
      path: 'aws.region',
      message: `nothing says in which region ${found.facts.words} stands`,
      remedy: 'set aws.region, also where nothing is made on AWS',
      value: '(none)',
    }];
  },
};
