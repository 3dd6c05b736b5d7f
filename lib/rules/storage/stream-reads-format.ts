import { checkpointFormatOf } from '../../model/weight-format';
import { isStreamed } from './streamed';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const streamReadsFormat: Rule = {
  code: 'STREAM_FORMAT',
  area: 'storage',
  law: 'streamed weights are kept in files that the streamer reads',
  why: 'a streamer reads one kind of file: of another kind it finds none, and the engine ends at start',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { service: { model }, engineVersion: { streaming } } = subject;
    const format = checkpointFormatOf(model);
    if (!isStreamed(subject) || !streaming?.refusedFormats.includes(format)) return [];
    return [{
      path: model.checkpointFormat === undefined ? 'model.id' : 'model.checkpointFormat',
      message: `weights in the format ${format} cannot be streamed: they are not kept as safetensors`,
      remedy: 'take a checkpoint in safetensors, or leave storage.load out',
      value: format,
    }];
  },
};
