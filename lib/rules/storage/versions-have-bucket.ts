import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const versionsHaveBucket: Rule = {
  code: 'VERSIONS_WITHOUT_BUCKET',
  area: 'storage',
  law: 'pinned versions are versions of objects in S3',
  why: 'neither the Hub nor a path has versions under Object Lock: the gate would have nobody to ask',
  severity: ALWAYS_ERROR,
  check: ({ service: { model } }) => {
    if (model.versionsDigest === undefined || model.source.startsWith('s3://')) return [];
    return [{
      path: 'model.source',
      message: `weights from ${model.source === 'hf' ? 'the Hub' : model.source} have no versions that could be compared`,
      remedy: 'copy the weights to a bucket with versioning and Object Lock, and set model.source to s3://bucket/prefix/',
      value: model.source,
      limit: 's3://bucket/prefix/',
    }];
  },
};
