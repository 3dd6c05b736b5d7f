import { isDeployTime } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

const DIGEST = /^sha256:[0-9a-f]{64}$/;

export const digestsLegal: Rule = {
  code: 'IMAGE_DIGEST_ILLEGAL',
  area: 'names and limits',
  law: 'digests of images are written as sha256: and 64 hex digits',
  why: 'a registry has no image by another name',
  severity: ALWAYS_ERROR,
  check: ({ deployment: { site } }) => Object.entries(site.imageDigests ?? {}).filter(([, digest]) => !isDeployTime(digest) && !DIGEST.test(digest)).map(([image, digest]) => ({
    path: `site.imageDigests.${image}`,
    message: `'${digest}' is no digest of ${image}`,
    remedy: 'give sha256:<64 hex digits>, as `docker buildx imagetools inspect` prints it',
    value: digest,
    limit: 'sha256:<64 hex digits>',
  })),
};
