import { makesPods } from '../questions';
import { isStreamed } from './streamed';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const versionsNotOvertaken: Rule = {
  code: 'VERSIONS_CAN_BE_OVERTAKEN',
  area: 'storage',
  law: 'nothing is put into the bucket between the gate and the read',
  why: 'weights are read by their names: Object Lock keeps an old version, and lets a new one be put on top of it',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { model } = subject.service;
    const hashed = !isStreamed(subject) && model.manifestDigest !== undefined;
    if (model.versionsDigest === undefined || hashed) return [];
    const restarts = isStreamed(subject) && makesPods(subject) ? ', or before a restart of the engine within its pod,' : '';
    return [{
      path: 'model.integrity.versions',
      message: `versions are compared before weights are read from ${model.source}: an object that is put between the two${restarts} is loaded unseen`,
      remedy: 'deny s3:PutObject on the prefix in the bucket policy once the weights are there',
      value: model.source,
    }];
  },
};
