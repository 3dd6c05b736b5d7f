import { IntegrityKind } from '../../deployment/enums';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const manifestPinned: Rule = {
  code: 'MANIFEST_NOT_PINNED',
  area: 'storage',
  law: 'the digest of the manifest stands in the deployment',
  why: 'a manifest that lies beside the weights can be changed with them: only its digest, kept elsewhere, stops an attacker',
  severity: ALWAYS_ERROR,
  check: ({ service: { model } }) => {
    if (model.integrity !== IntegrityKind.SHA256 || /^[0-9a-f]{64}$/.test(model.manifestDigest ?? '')) return [];
    return [{
      path: 'model.integrity.manifest',
      message: `integrity ${model.integrity} is asked for without the digest of a manifest`,
      remedy: 'run `llm-serving manifest` on the approved files and give what it prints',
      ...(model.manifestDigest !== undefined && { value: model.manifestDigest }),
      limit: 'sha256:<64 hex digits>',
    }];
  },
};
