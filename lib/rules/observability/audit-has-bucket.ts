import { collectsOnAws } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const auditHasBucket: Rule = {
  code: 'AUDIT_WITHOUT_BUCKET',
  area: 'observability',
  law: 'reads of weights are recorded where they are read from a bucket',
  why: 'CloudTrail sees reads of S3, and nothing of a Hub or a disk; it is set up with boxes and tasks',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { model: { source }, observability: { logging: { audit } } } = subject.service;
    if (!audit || (source.startsWith('s3://') && collectsOnAws(subject))) return [];
    return [{
      path: 'observability.logging.audit',
      message: source.startsWith('s3://') ? 'nothing of this deployment that stands on EC2 or ECS could record who reads the weights' : `weights come from ${source}, whose reads nobody records`,
      remedy: 'leave it out, or keep the weights in a bucket and record its reads where the bucket is made',
      value: source,
    }];
  },
};
