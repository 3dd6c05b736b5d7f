import { WeightsLoad } from '../../deployment/enums';
import { isStreamed } from './streamed';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const engineStreams: Rule = {
  code: 'ENGINE_CANNOT_STREAM',
  area: 'storage',
  law: 'weights are streamed by an engine version that is known to be able to',
  why: 'another one takes the address for a folder or a repository and ends at start',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { engineVersion } = subject;
    if (!isStreamed(subject) || engineVersion.streaming) return [];
    return [{
      path: 'storage.load',
      message: `${engineVersion.engineName} ${engineVersion.version} is not known to stream weights`,
      remedy: `set storage.load to ${WeightsLoad.LOCAL}, or take another engine or version`,
      value: WeightsLoad.STREAM,
      limit: WeightsLoad.LOCAL,
    }];
  },
};
