import { IntegrityKind } from '../../deployment/enums';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const manifestHasPlace: Rule = {
  code: 'MANIFEST_HAS_NO_PLACE',
  area: 'storage',
  law: 'verified weights come from a source that the manifest can lie beside',
  why: 'nobody can lay a file into the repository of a model on the Hub, so the manifest would not be found',
  severity: ALWAYS_ERROR,
  check: ({ service: { model } }) => {
    if (model.integrity !== IntegrityKind.SHA256 || model.source !== 'hf') return [];
    return [{
      path: 'model.source',
      message: 'weights from the Hub cannot be compared with a manifest: it has no place there',
      remedy: 'copy the weights and their manifest.sha256 to a bucket, and set model.source to s3://bucket/prefix/',
      value: model.source,
      limit: 's3://bucket/prefix/',
    }];
  },
};
