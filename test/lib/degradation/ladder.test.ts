import { Actor } from '../../../lib/degradation/action';
import { ladderOf } from '../../../lib/degradation/ladder';
import { degradationOf } from '../../../lib/deployment/degradation';
import { DegradationAction, DegradationSignal, type DegradationStepProps } from '../../../lib/deployment/degradation-props';
import { Platform } from '../../../lib/deployment/enums';
import { FailoverRole } from '../../../lib/deployment/recovery-props';
import { givenDeployment, givenPlan, givenService } from '../../support/replica';

const { SHED_LOAD, SHORTER_ANSWERS, CACHED_ANSWERS, SMALLER_MODEL, OTHER_PLACE, REFUSE } = DegradationAction;

const given = (steps: DegradationStepProps[], { platforms = [Platform.EC2], kubernetes = {}, failover }: { platforms?: Platform[]; kubernetes?: object; failover?: FailoverRole } = {}) => ({
  deployment: givenDeployment({ platforms, kubernetes: { ...givenDeployment().kubernetes, ...kubernetes } }),
  service: givenService({ degradation: degradationOf({ steps }, () => undefined), recovery: { ...givenService().recovery, failover } }),
  plan: givenPlan({ admittedRequests: 32, queuedRequests: 16 }),
});

test('with nothing written load is shed, and then requests are refused', () => {
  expect(ladderOf(given([]))).toEqual([
    { action: 'shed-load', when: '32 requests run in a replica and 16 wait', does: '429, Retry-After 5 s', back: 'fewer wait', takenBy: [Actor.GUARD] },
    { action: 'refuse', when: 'the engine of a replica does not answer', does: '503, Retry-After 5 s', back: 'it answers', takenBy: [Actor.GUARD] },
  ]);
});

test('what is written stands between the two, and says its own about them', () => {
  const steps = ladderOf(given([{ action: SHED_LOAD, retryAfter: '9s' }, { action: CACHED_ANSWERS }, { action: REFUSE, message: 'Later, please.', retryAfter: '2m' }]));
  expect(steps.map(({ action }) => action)).toEqual(['shed-load', 'cached-answers', 'refuse']);
  expect(steps.map(({ does }) => does)).toEqual(['429, Retry-After 9 s', expect.stringContaining('asked before'), '503, Retry-After 120 s: Later, please.']);
});

test('a step is taken and taken back on two sides of a gap', () => {
  const [, cached, other] = ladderOf(given([{ action: CACHED_ANSWERS, when: { signal: DegradationSignal.TIME_TO_FIRST_TOKEN, above: 4, lasting: '2m' } }, { action: OTHER_PLACE, standby: { region: 'us-west-2' } }]));
  expect([cached.when, cached.back]).toEqual(['time to first token (p95) > 4 s for 120 s', 'time to first token (p95) < 3 s for 300 s']);
  expect([other.when, other.back]).toEqual(['replicas that report < 1 for 60 s', 'replicas that report ≥ 1 for 300 s']);
});

test('shorter answers are a quarter of the longest where nobody says how short', () => {
  expect(ladderOf(given([{ action: SHORTER_ANSWERS }]))[1].does).toBe('at most 2048 tokens an answer');
});

const TARGETS = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/small/0123456789abcdef';
const GATEWAY = { gateway: { name: 'edge', namespace: 'gateways' } };

test.each<[string, DegradationStepProps, Parameters<typeof given>[1], Actor[]]>([
  ['a target group, on AWS', { action: SMALLER_MODEL, standby: { targetGroup: TARGETS } }, {}, [Actor.LOAD_BALANCER]],
  ['a Service, behind a gateway', { action: SMALLER_MODEL, standby: { service: 'small' } }, { platforms: [Platform.KUBERNETES], kubernetes: GATEWAY }, [Actor.OPERATOR]],
  ['both, on both', { action: SMALLER_MODEL, standby: { service: 'small', targetGroup: TARGETS } }, { platforms: [Platform.ECS, Platform.KUBERNETES], kubernetes: GATEWAY }, [Actor.LOAD_BALANCER, Actor.OPERATOR]],
  ['a Service, without a gateway', { action: SMALLER_MODEL, standby: { service: 'small' } }, { platforms: [Platform.KUBERNETES] }, [Actor.GATEWAY]],
  ['a target group, without AWS', { action: SMALLER_MODEL, standby: { targetGroup: TARGETS } }, { platforms: [Platform.KUBERNETES] }, [Actor.GATEWAY]],
  ['another region with records', { action: OTHER_PLACE, standby: { region: 'us-west-2' } }, { failover: FailoverRole.PRIMARY }, [Actor.DNS]],
  ['another region without', { action: OTHER_PLACE, standby: { region: 'us-west-2' } }, {}, [Actor.GATEWAY]],
])('who leads to %s', (_, step, on, takenBy) => expect(ladderOf(given([step], on))[1].takenBy).toEqual(takenBy));
