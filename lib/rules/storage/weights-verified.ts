import { IntegrityKind } from '../../deployment/enums';
import { isPinnedImage, sharedIn } from './shared';
import { isStreamed } from './streamed';
import type { Rule, Subject } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';

export const weightsVerified: Rule = {
  code: 'WEIGHTS_NOT_VERIFIED',
  area: 'storage',
  law: 'weights are compared with a manifest or a list of versions whose digest stands in the deployment',
  why: 'whoever can write to the source can change what the model says, or run code in the engine',
  severity: STRICTER_EACH_TIME,
  check: (subject) => {
    const { model, storage } = subject.service;
    if (model.integrity !== IntegrityKind.NONE || (storage.shared && isPinnedImage(storage.shared))) return [];
    return [{
      path: 'model.integrity',
      message: `nothing proves that the weights from ${model.source === 'hf' ? 'the Hub' : model.source} are the approved ones`,
      remedy: remedyFor(subject),
      value: model.integrity,
      limit: isNeverHashed(subject) ? IntegrityKind.S3_VERSION : IntegrityKind.SHA256,
    }];
  },
};

/** No step reads what is streamed, or what a bucket shows. */
const isNeverHashed = (subject: Subject): boolean => isStreamed(subject) || sharedIn(subject)?.facts.showsBucket === true;

function remedyFor(subject: Subject): string {
  if (isNeverHashed(subject)) return 'run `llm-serving manifest` on what `aws s3api list-object-versions` prints of the approved prefix, lay object-versions.txt beside the weights, and give its digest in model.integrity.versions';
  if (subject.service.model.source.startsWith('s3://')) return 'run `llm-serving manifest` on the approved files, lay manifest.sha256 beside them, and give its digest in model.integrity.manifest';
  return 'copy the approved files to a bucket, run `llm-serving manifest` on them, and give the digest in model.integrity.manifest';
}
