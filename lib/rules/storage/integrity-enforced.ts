import { IntegrityKind } from '../../deployment/enums';
import { isStreamed } from './streamed';
import { sharedStorageOf } from '../../weights/shared/kinds';
import type { SharedStorageFacts } from '../../weights/shared/shared-storage';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const integrityEnforced: Rule = {
  code: 'INTEGRITY_NOT_ENFORCED',
  area: 'storage',
  law: 'where weights must be verified, a step reads and compares them before the engine starts',
  why: 'a promise that no step keeps is worse than none: the report would show verified weights',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { service: { model, storage }, replica } = subject;
    const shared = sharedStorageOf(storage);
    if (model.integrity !== IntegrityKind.SHA256 || replica.fetch || isStreamed(subject)) return [];
    return [{
      path: 'model.integrity',
      message: `weights ${shared && !shared.filled ? `in ${shared.words}` : `mounted at ${model.source}`} are not copied, so nothing compares them with the manifest`,
      remedy: shared && !shared.filled ? remedyFor(shared) : 'set model.source to s3://bucket/prefix/, or leave model.integrity out and accept that mounted weights are not verified',
      value: model.integrity,
      limit: IntegrityKind.NONE,
    }];
  },
};

function remedyFor({ showsBucket }: SharedStorageFacts): string {
  return showsBucket
    ? `pin object versions in model.integrity.versions (kind ${IntegrityKind.S3_VERSION}), or take shared storage that a job fills`
    : 'leave model.integrity out: the digest of the image in storage.shared.image pins every byte';
}
