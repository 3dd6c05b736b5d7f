import { IntegrityKind } from '../../deployment/enums';
import type { Rule } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';

export const weightsVerified: Rule = {
  code: 'WEIGHTS_NOT_VERIFIED',
  area: 'storage',
  law: 'weights are compared with a manifest whose digest stands in the deployment',
  why: 'whoever can write to the source can change what the model says, or run code in the engine',
  severity: STRICTER_EACH_TIME,
  check: ({ service: { model } }) => {
    if (model.integrity !== IntegrityKind.NONE) return [];
    return [{
      path: 'model.integrity',
      message: `nothing proves that the weights from ${model.source === 'hf' ? 'the Hub' : model.source} are the approved ones`,
      remedy: model.source.startsWith('s3://')
        ? 'run `llm-serving manifest` on the approved files, lay manifest.sha256 beside them, and give its digest in model.integrity.manifest'
        : 'copy the approved files to a bucket, run `llm-serving manifest` on them, and give the digest in model.integrity.manifest',
      value: model.integrity,
      limit: IntegrityKind.SHA256,
    }];
  },
};
