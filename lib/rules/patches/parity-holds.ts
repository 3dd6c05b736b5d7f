import { ALWAYS_ERROR } from '../severities';
import type { PatchRule } from './patch-rule';
import { shown } from './words';

export const parityHolds: PatchRule = {
  code: 'PATCH_BREAKS_PARITY',
  area: 'patches',
  law: 'a patch leaves what was decided for every platform: image, arguments, environment, ports, readiness, accelerators, replicas, names',
  why: 'sizing, cost and every rule judged what was decided, and no longer speak of what runs',
  severity: ALWAYS_ERROR,
  check: ({ patch: { target }, facts }) => facts.map(({ platform, service, path, before, after }) => ({
    path: 'merge',
    message: `'${target}' on ${platform} has another ${path} than was decided for '${service}': ${shown(after)} instead of ${shown(before)}`,
    remedy: 'say it in the deployment (engine, scaling, access), which is planned and judged; where that cannot be, waive this with a reason',
    value: shown(after),
    limit: shown(before),
  })),
};
