import { onBoxes } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const cooldownIsTaken: Rule = {
  code: 'COOLDOWN_NOT_TAKEN',
  area: 'scaling',
  law: 'every scaler waits as long as it is told',
  why: 'target tracking of an Auto Scaling group knows the warm-up of a machine and no cooldown: the number moves at another pace than was asked for',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { scaleOutSeconds, scaleInSeconds } = subject.service.scaling ?? {};
    if (!onBoxes(subject) || (scaleOutSeconds ?? scaleInSeconds) === undefined) return [];
    return [{
      path: 'scaling.cooldown',
      message: 'the Auto Scaling group takes no notice of scaling.cooldown: it waits for the warm-up of a machine',
      remedy: 'leave scaling.cooldown out, or take a platform whose scaler has one',
    }];
  },
};
