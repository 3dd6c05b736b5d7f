import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const modelOpenToDownload: Rule = {
  code: 'GATED_MODEL_FROM_HUB',
  area: 'storage',
  law: 'a model from the Hub can be downloaded without an account',
  why: 'the fetch step carries no token of the Hub: for a gated model it gets 401 and the replica never starts',
  severity: ALWAYS_ERROR,
  check: ({ service: { model } }) => {
    if (model.source !== 'hf' || model.facts.gated !== true) return [];
    return [{
      path: 'model.source',
      message: `${model.id} is gated: its licence must be accepted, and a token is needed to download it`,
      remedy: 'download it once with your own account, copy it to a bucket, and set model.source to s3://bucket/prefix/',
      value: model.source,
      limit: 's3://bucket/prefix/',
    }];
  },
};
