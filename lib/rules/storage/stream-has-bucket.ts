import { listed } from '../questions';
import { isStreamed } from './streamed';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const streamHasBucket: Rule = {
  code: 'STREAM_WITHOUT_BUCKET',
  area: 'storage',
  law: 'streamed weights come from an object store that the engine reads',
  why: 'a streamer reads objects: from the Hub or a path it would load nothing, or a local copy after all',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { service: { model }, engineVersion: { streaming } } = subject;
    if (!isStreamed(subject) || !streaming || streaming.schemes.some((scheme) => model.source.startsWith(scheme))) return [];
    return [{
      path: 'model.source',
      message: `weights from ${model.source === 'hf' ? 'the Hub' : model.source} cannot be streamed, only from ${listed(streaming.schemes)}`,
      remedy: 'copy the weights to a bucket and set model.source to s3://bucket/prefix/, or leave storage.load out',
      value: model.source,
      limit: listed(streaming.schemes),
    }];
  },
};
