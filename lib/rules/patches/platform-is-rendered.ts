import { worldOf } from '../../patch/target';
import { RENDERED_PLATFORMS, toldIn } from '../../platform/platforms';
import { listed } from '../questions';
import { ALWAYS_ERROR } from '../severities';
import type { PatchRule } from './patch-rule';

export const platformIsRendered: PatchRule = {
  code: 'PATCH_PLATFORM_NOT_RENDERED',
  area: 'patches',
  law: 'a patch is written for a platform that is rendered',
  why: 'a change for another platform reaches nothing, and nobody would miss it',
  severity: ALWAYS_ERROR,
  check: ({ patch: { target }, platforms, worlds }) => {
    const world = worldOf(target);
    if (world === undefined || worlds.includes(world)) return [];
    const able = toldIn(RENDERED_PLATFORMS, world).join(' or ');
    return [{
      path: 'target',
      message: `'${target}' names an object of ${able}, which is not rendered; rendered: ${listed(platforms)}`,
      remedy: `remove the patch, add ${able} to platforms, or give the patch in an environment that has it`,
      value: target,
      limit: listed(platforms),
    }];
  },
};
