import { WeightFiles } from '../../engine/engine';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const oneWeightFile: Rule = {
  code: 'WEIGHT_FILE_AMBIGUOUS',
  area: 'storage',
  law: 'the source of an engine that loads one file holds one file of that kind',
  why: 'repositories of such files hold one for each precision: all are fetched, and the start refuses to choose',
  severity: ALWAYS_WARNING,
  check: ({ engineVersion: { engineName, weightFiles }, service: { model } }) => {
    if (weightFiles !== WeightFiles.GGUF || model.source !== 'hf') return [];
    return [{
      path: 'model.source',
      message: `${engineName} loads one GGUF file, and ${model.id} on the Hub may hold several or none`,
      remedy: 'copy the one file to a bucket, run `llm-serving manifest` on it, and set model.source to s3://bucket/prefix/',
      value: model.source,
      limit: 's3://bucket/prefix/',
    }];
  },
};
