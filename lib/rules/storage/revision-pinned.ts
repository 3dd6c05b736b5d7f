import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const revisionPinned: Rule = {
  code: 'REVISION_NOT_PINNED',
  area: 'storage',
  law: 'weights from the Hub are named by a commit',
  why: 'a branch or tag can move: the next replica then serves another model than the last one, without a word',
  severity: ALWAYS_ERROR,
  check: ({ service: { model } }) => {
    if (model.source !== 'hf' || /^[0-9a-f]{40}$/.test(model.revision ?? '')) return [];
    return [{
      path: 'model.revision',
      message: model.revision === undefined ? `no revision of ${model.id} is given` : `'${model.revision}' is no commit`,
      remedy: `give the 40 hex digits of a commit, as listed on https://huggingface.co/${model.id}/commits/main`,
      ...(model.revision !== undefined && { value: model.revision }),
      limit: '40 hex digits',
    }];
  },
};
