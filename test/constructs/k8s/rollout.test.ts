import { WeightsCache } from '../../../lib/deployment/enums';
import { budgetSeconds, STEPS } from '../../../lib/plan/time-line';
import { givenPlan } from '../../support/replica';
import { givenDecided, manifestsOf, only, type DecidedChanges } from './decided';

const spec = (changes: DecidedChanges): any => only(manifestsOf(givenDecided(changes)), 'Deployment').spec;
const claim = (accessMode?: string) => ({ cache: WeightsCache.CLAIM, accessMode });

test.each<[string, DecidedChanges, object]>([
  ['one replica without a spare accelerator stops before it starts', {}, { type: 'Recreate' }],
  ['several replicas without a spare accelerator go one by one', { plan: { replicas: 2 } }, { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }],
  ['a spare accelerator lets the new one start first', { spareAccelerator: true }, { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }],
  ['a volume of one node stops everything first', { spareAccelerator: true, storage: claim('ReadWriteOnce') }, { type: 'Recreate' }],
  ['a volume of one pod too', { spareAccelerator: true, storage: claim('ReadWriteOncePod') }, { type: 'Recreate' }],
  ['a claim whose access mode nobody gave is one of one node', { spareAccelerator: true, storage: claim() }, { type: 'Recreate' }],
  ['a claim that exists counts alike', { spareAccelerator: true, storage: { existingClaim: 'models', accessMode: 'ReadWriteOnce' } }, { type: 'Recreate' }],
  ['a shared volume stops nobody', { spareAccelerator: true, storage: claim('ReadWriteMany') }, { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }],
  ['an ephemeral volume belongs to its pod', { spareAccelerator: true, storage: { storageClass: 'gp3' } }, { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }],
])('%s', (_, changes, strategy) => {
  expect(spec(changes).strategy).toEqual(strategy);
});

test('as many replicas run as were planned', () => {
  expect(spec({ plan: { replicas: 3 } }).replicas).toBe(3);
});

test('a roll-out may take the whole start, after the drain of whom it follows', () => {
  const { startTimeLines, drain } = givenPlan();
  const { progressDeadlineSeconds, minReadySeconds } = spec({});

  expect(progressDeadlineSeconds).toBe(budgetSeconds(startTimeLines.kubernetes, STEPS) + drain.totalSeconds + minReadySeconds);
});

test('the deadline grows with the start', () => {
  const { startTimeLines: { kubernetes: { steps } } } = givenPlan();
  const slow = { steps: steps.map((step) => (step.name === 'image-pull' ? { ...step, highSeconds: step.highSeconds + 1000 } : step)) };

  expect(spec({ plan: { startTimeLines: { kubernetes: slow } } }).progressDeadlineSeconds - spec({}).progressDeadlineSeconds).toBeGreaterThanOrEqual(1000);
});

test('a replica counts after its readiness has held twice', () => {
  expect(spec({}).minReadySeconds).toBe(10);
});

test('a plan for other platforms is refused by name', () => {
  expect(() => spec({ plan: { startTimeLines: {} } })).toThrow(/'chat' has no start time line for kubernetes/);
});
