import { ALERTS } from '../../alerts/alerts';
import { nearest } from '../../units/nearest';
import { listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

const CODES = ALERTS.map(({ code }) => code);

export const alertKnown: Rule = {
  code: 'ALERT_UNKNOWN',
  area: 'observability',
  law: 'an alert that is not wanted is one that there is',
  why: 'a mistyped code turns nothing off, and the alert rings all the same',
  severity: ALWAYS_ERROR,
  check: ({ service: { observability: { withoutAlerts } } }) => withoutAlerts.filter((code) => !CODES.includes(code)).map((code) => {
    const close = nearest(code, CODES);
    return {
      path: 'observability.withoutAlerts',
      message: `there is no alert '${code}'`,
      remedy: close.length > 0 ? `did you mean ${listed(close)}?` : `take a code of docs/alerts.md, such as ${CODES[0]}`,
      value: code,
    };
  }),
};
