import { isStreamed } from './streamed';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const streamKnowsRegion: Rule = {
  code: 'STREAM_WITHOUT_REGION',
  area: 'storage',
  law: 'an engine that streams is told the region of the bucket',
  why: 'without one the streamer asks another region, and reports a file access error that hides the reason',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { deployment: { aws }, service: { engine, model } } = subject;
    if (!isStreamed(subject) || aws !== undefined || engine.extraEnv?.AWS_REGION !== undefined) return [];
    return [{
      path: 'aws.region',
      message: `nothing says in which region ${model.source} is`,
      remedy: 'set aws.region, also where nothing is made on AWS',
      value: '(none)',
    }];
  },
};
