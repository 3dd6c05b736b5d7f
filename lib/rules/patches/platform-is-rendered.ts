import { platformOf } from '../../patch/target';
import { listed } from '../questions';
import { ALWAYS_ERROR } from '../severities';
import type { PatchRule } from './patch-rule';

export const platformIsRendered: PatchRule = {
  code: 'PATCH_PLATFORM_NOT_RENDERED',
  area: 'patches',
  law: 'a patch is written for a platform that is rendered',
  why: 'a change for another platform reaches nothing, and nobody would miss it',
  severity: ALWAYS_ERROR,
  check: ({ patch: { target }, platforms }) => {
    const platform = platformOf(target);
    if (platform === undefined || platforms.includes(platform)) return [];
    return [{
      path: 'target',
      message: `'${target}' names an object of ${platform}, which is not rendered; rendered: ${listed(platforms)}`,
      remedy: `remove the patch, add ${platform} to platforms, or give the patch in an environment that has it`,
      value: target,
      limit: listed(platforms),
    }];
  },
};
