import { RolloutStrategy } from '../../../lib/deployment/rollout-props';
import { stepsOf } from '../../../lib/rollout/steps';

const { ROLLING, CANARY, LINEAR } = RolloutStrategy;

test.each([
  [ROLLING, 0.1, [100]],
  [CANARY, 0.1, [10, 100]],
  [CANARY, 0.0001, [0.1, 100]],
  [CANARY, 1, [100]],
  [LINEAR, 0.3, [30, 60, 90, 100]],
  [LINEAR, 0.125, [12.5, 25, 37.5, 50, 62.5, 75, 87.5, 100]],
  [LINEAR, 1, [100]],
])('a %s update of %d moves %j percent', (strategy, share, steps) => {
  expect(stepsOf({ strategy, share, bakeSeconds: 300 })).toEqual(steps);
});
