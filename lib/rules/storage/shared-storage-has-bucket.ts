import { isDeployTime } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { sharedIn } from './shared';

export const sharedStorageHasBucket: Rule = {
  code: 'SHARED_STORAGE_WITHOUT_BUCKET',
  area: 'storage',
  law: 'storage that shows a bucket is told which',
  why: 'nothing is copied there: what it shows is what lies in the bucket of model.source',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const found = sharedIn(subject);
    const { source } = subject.service.model;
    if (!found?.facts.showsBucket || source.startsWith('s3://') || isDeployTime(source)) return [];
    return [{
      path: 'model.source',
      message: `${found.facts.words} shows the bucket of model.source, which is ${source === 'hf' ? 'the Hub' : source}`,
      remedy: 'copy the weights to a bucket, and set model.source to s3://bucket/prefix/',
      value: source,
      limit: 's3://bucket/prefix/',
    }];
  },
};
