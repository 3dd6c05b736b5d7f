import { LogDestination } from '../../deployment/logging-props';
import { collectsOnAws, makesPods } from '../questions';
import type { Rule, Violation } from '../rule';
import { ERROR_OUTSIDE_DEV } from '../severities';

export const promptsMasked: Rule = {
  code: 'PROMPTS_UNMASKED',
  area: 'observability',
  law: 'where prompts are kept, what tells who somebody is is masked',
  why: 'a data-protection policy can be attached to a log group that is made here, and to nothing else: not to one that is imported, not to Loki, not to OpenSearch',
  severity: ERROR_OUTSIDE_DEV,
  check: (subject) => {
    const { deployment: { aws }, service: { observability: { logging: { prompts, pods } } } } = subject;
    if (!prompts) return [];
    const imported = aws?.imports?.logGroup;
    const violation = (path: string, where: string): Violation => ({
      path, message: `prompts go to ${where}, which masks nothing that we could set`,
      remedy: 'leave observability.logging.prompts out, or mask them there and waive this',
      value: where,
    });
    return [
      ...(collectsOnAws(subject) && imported !== undefined ? [violation('aws.imports.logGroup', imported)] : []),
      ...(makesPods(subject) && pods.destination !== LogDestination.NONE ? [violation('observability.logging.pods.destination', pods.destination)] : []),
    ];
  },
};
