import { IntegrityKind } from '../../deployment/enums';
import { isStreamed } from './streamed';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const integrityEnforced: Rule = {
  code: 'INTEGRITY_NOT_ENFORCED',
  area: 'storage',
  law: 'where weights must be verified, a step reads and compares them before the engine starts',
  why: 'a promise that no step keeps is worse than none: the report would show verified weights',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { service: { model }, replica } = subject;
    if (model.integrity !== IntegrityKind.SHA256 || replica.fetch || isStreamed(subject)) return [];
    return [{
      path: 'model.integrity',
      message: `weights mounted at ${model.source} are not copied, so nothing compares them with the manifest`,
      remedy: 'set model.source to s3://bucket/prefix/, or leave model.integrity out and accept that mounted weights are not verified',
      value: model.integrity,
      limit: IntegrityKind.NONE,
    }];
  },
};
