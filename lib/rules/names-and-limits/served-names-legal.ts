import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** What a command line, a proxy configuration, a metric label and an annotation hold without quoting. */
const SAFE = /^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$/;

export const servedNamesLegal: Rule = {
  code: 'SERVED_NAME_ILLEGAL',
  area: 'names and limits',
  law: 'served names begin with a letter or digit and hold letters, digits and . _ : / @ + -',
  why: 'they stand in a command line, in the configuration of the guard, in metrics and annotations',
  severity: ALWAYS_ERROR,
  check: ({ service: { model } }) => model.servedNames.flatMap((name, index) => (SAFE.test(name) ? [] : [{
    path: `model.servedNames.${index}`,
    message: `'${name}' cannot be a served name`,
    remedy: 'begin with a letter or digit, and use letters, digits and . _ : / @ + - only',
    value: name,
    limit: SAFE.source,
  }])),
};
