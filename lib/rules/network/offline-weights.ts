import { isOffline } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const offlineWeights: Rule = {
  code: 'OFFLINE_WITHOUT_WEIGHTS',
  area: 'network',
  law: 'machines without internet fetch weights from inside',
  why: 'the Hub is out of reach, and the replica never starts',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { service: { model }, deployment: { site } } = subject;
    if (!isOffline(subject) || model.source !== 'hf' || site.hubEndpoint !== undefined) return [];
    return [{
      path: 'model.source',
      message: `machines have no internet, and the weights of ${model.id} come from the Hub`,
      remedy: 'copy the weights to a bucket and set model.source to s3://bucket/prefix/, or name a mirror inside in site.hubEndpoint',
      value: model.source,
      limit: 's3://bucket/prefix/',
    }];
  },
};
