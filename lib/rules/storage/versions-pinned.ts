import { IntegrityKind } from '../../deployment/enums';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const versionsPinned: Rule = {
  code: 'VERSIONS_NOT_PINNED',
  area: 'storage',
  law: 'the digest of the list of versions stands in the deployment',
  why: 'without the list there is nothing that served versions could be compared with',
  severity: ALWAYS_ERROR,
  check: ({ service: { model } }) => {
    if (model.integrity !== IntegrityKind.S3_VERSION || model.versionsDigest !== undefined) return [];
    return [{
      path: 'model.integrity.versions',
      message: `integrity ${model.integrity} is asked for without the digest of a list of versions`,
      remedy: 'run `llm-serving manifest` on what `aws s3api list-object-versions` prints of the approved prefix, and give what it prints',
      limit: 'sha256:<64 hex digits>',
    }];
  },
};
