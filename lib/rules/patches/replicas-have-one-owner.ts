import { ALWAYS_ERROR } from '../severities';
import { at } from './json';
import type { PatchRule } from './patch-rule';
import { placeOf, shown } from './words';

/** Where an object keeps its number of replicas; a scaler owns it where it was left out. */
const NUMBERS: { readonly [kind: string]: string } = {
  'Deployment': 'spec.replicas',
  'LeaderWorkerSet': 'spec.replicas',
  'AWS::AutoScaling::AutoScalingGroup': 'Properties.DesiredCapacity',
  'AWS::ECS::Service': 'Properties.DesiredCount',
};

export const replicasHaveOneOwner: PatchRule = {
  code: 'PATCH_OWNS_REPLICAS',
  area: 'patches',
  law: 'a patch gives no number to what a scaler moves',
  why: 'every apply would set it back, and stop replicas that serve',
  severity: ALWAYS_ERROR,
  check: ({ hits }) => hits.flatMap(({ name, before, after }) => {
    const field = NUMBERS[String(before.Type ?? before.kind)];
    const number = field === undefined ? undefined : at(after, field);
    if (number === undefined || at(before, field) !== undefined) return [];
    return [{
      path: placeOf(field),
      message: `the patch sets ${field} of '${name}' to ${shown(number)}, which a scaler moves`,
      remedy: 'set scaling.min and scaling.max, or scaling.schedules',
      value: shown(number),
    }];
  }),
};
