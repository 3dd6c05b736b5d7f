import type { Rule } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';

export const promptsKept: Rule = {
  code: 'PROMPTS_KEPT',
  area: 'observability',
  law: 'lines are kept without what callers asked and were answered',
  why: 'a log with prompts is a store of personal data with the readers and the retention of a log',
  severity: STRICTER_EACH_TIME,
  check: ({ service: { observability: { logging } } }) => (logging.prompts
    ? [{
      path: 'observability.logging.prompts',
      message: 'lines are kept whole, with the prompts and answers that they quote',
      remedy: 'leave it out, or set it in the environment of a laboratory only',
      value: 'true',
    }]
    : []),
};
