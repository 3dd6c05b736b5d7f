import { IntegrityKind } from '../../deployment/enums';
import { makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';
import { sharedIn } from './shared';

export const sharedStorageVersioned: Rule = {
  code: 'BUCKET_VERSIONS_NEEDED',
  area: 'storage',
  law: 'a bucket that is shown as a file system keeps the versions of its objects',
  why: 'S3 Files refuses a bucket without versioning, and the stack is rolled back',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const found = sharedIn(subject);
    const { source, integrity } = subject.service.model;
    // what is compared by version has versions
    if (!found?.facts.needsVersions || found.shared.fileSystem !== undefined || !makesMachines(subject) || integrity === IntegrityKind.S3_VERSION) return [];
    return [{
      path: 'model.source',
      message: `${found.facts.words} shows only a bucket with versioning, and nothing tells from here whether ${source} has it`,
      remedy: 'check it: aws s3api get-bucket-versioning --bucket <bucket>; or pin the versions in model.integrity.versions',
      value: source,
    }];
  },
};
