import { IntegrityKind } from '../../deployment/enums';
import { isStreamed } from './streamed';
import type { Rule } from '../rule';
import { ERROR_OUTSIDE_DEV } from '../severities';

export const streamNotHashed: Rule = {
  code: 'STREAM_NOT_HASHED',
  area: 'storage',
  law: 'weights that must match a manifest are copied, not streamed',
  why: 'what is streamed is in the devices before all of it could be hashed: the report would show a proof that nobody made',
  severity: ERROR_OUTSIDE_DEV,
  check: (subject) => {
    const { service: { model } } = subject;
    if (!isStreamed(subject) || model.integrity !== IntegrityKind.SHA256) return [];
    return [{
      path: 'model.integrity',
      message: `integrity ${model.integrity} cannot be verified on a stream`,
      remedy: `pin object versions under Object Lock in model.integrity.versions (kind ${IntegrityKind.S3_VERSION}), or leave storage.load out`,
      value: model.integrity,
      limit: IntegrityKind.S3_VERSION,
    }];
  },
};
