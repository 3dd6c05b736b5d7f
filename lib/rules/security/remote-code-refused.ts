import type { Rule } from '../rule';
import { ERROR_IN_REGULATED } from '../severities';

export const remoteCodeRefused: Rule = {
  code: 'REMOTE_CODE_TRUSTED',
  area: 'security',
  law: 'code that comes with the weights does not run',
  why: 'whoever can write to the source of the weights runs code in the engine, beside every prompt',
  severity: ERROR_IN_REGULATED,
  check: ({ service: { model } }) => {
    if (!model.trustRemoteCode) return [];
    return [{
      path: 'model.trustRemoteCode',
      message: `code beside the weights of ${model.id} runs in the engine`,
      remedy: 'leave model.trustRemoteCode out: most models run without it; else read the code, verify the weights (model.integrity) and waive this',
      value: 'true',
    }];
  },
};
