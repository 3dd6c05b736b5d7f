import { steadyState } from '../../../../lib/plan/speed/queue';

const MM1 = { departuresPerSecond: () => 10, mostRunning: 1, mostWaiting: 500 };

test('one server of constant rate waits as the textbook says', () => {
  // M/M/1 at a load of 0.8: mean wait in the queue = 0.8 / (10 - 8) s
  expect(steadyState({ ...MM1, arrivalsPerSecond: 8 }).meanWaitSeconds).toBeCloseTo(0.4, 3);
});

test('servers for everybody mean no wait, and as many run as the law of Little says', () => {
  const state = steadyState({ arrivalsPerSecond: 20, departuresPerSecond: (n) => n / 2, mostRunning: 300, mostWaiting: 10 });
  expect(state.meanRunning).toBeCloseTo(40, 1);
  expect(state.highRunning).toBeGreaterThan(48);
  expect(state.highRunning).toBeLessThan(54);
  expect(state.meanWaitSeconds).toBeCloseTo(0, 6);
});

test('beyond what is served the queue fills and the rest is refused', () => {
  const state = steadyState({ ...MM1, arrivalsPerSecond: 20, mostWaiting: 50 });
  expect(state.refusedShare).toBeCloseTo(0.5, 2);
  expect(state.highWaitSeconds).toBeGreaterThan(4);
});

test('thousands of places overflow nothing', () => {
  expect(steadyState({ arrivalsPerSecond: 1000, departuresPerSecond: () => 1, mostRunning: 1000, mostWaiting: 3000 }).meanRunning).toBeCloseTo(1000, 5);
});
