import { WeightsLoad } from '../../deployment/enums';
import { foldersOf } from '../optimization/folders';
import { isStreamed } from './streamed';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const streamBringsNoFolders: Rule = {
  code: 'FOLDER_NOT_STREAMED',
  area: 'storage',
  law: 'adapters and draft models are copied with the weights, not streamed',
  why: 'a stream brings the model alone: the engine takes the address of an adapter or a draft model for a folder or a repository, and finds none',
  severity: ALWAYS_ERROR,
  check: (subject) => (isStreamed(subject) ? foldersOf(subject) : []).map(([path, folder]) => ({
    path,
    message: `'${folder}' lies beside weights that are streamed, and is not known to be streamed with them`,
    remedy: `set storage.load to ${WeightsLoad.LOCAL}, or leave the field out`,
    value: folder,
    limit: WeightsLoad.LOCAL,
  })),
};
