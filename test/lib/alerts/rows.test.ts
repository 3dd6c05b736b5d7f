import { ALERTS } from '../../../lib/alerts/alerts';
import { AlertSeverity } from '../../../lib/deployment/notification-props';
import { CapacityKind } from '../../../lib/deployment/capacity-props';
import { Platform } from '../../../lib/deployment/enums';
import { VLLM_METRICS } from '../../../lib/engine/vllm-metrics';
import type { Subject } from '../../../lib/rules/rule';
import { givenScaling } from '../../support/scaling';
import type { Changes } from '../../support/subject';
import { watchOn } from '../../support/watched';

const on = (platform: Platform, code: string, changes: Changes<Subject> = {}) => {
  const { alerts, events, budgets, missing } = watchOn(platform, changes);
  const is = ({ alert }: { readonly alert: { readonly code: string } }): boolean => alert.code === code;
  return alerts.find(is)?.condition ?? events.find(is)?.event ?? budgets.find(is)?.budget ?? missing.find((each) => each.code === code)?.reason;
};

const { KUBERNETES, EC2, EKS } = Platform;

test('every code is one name, once', () => {
  const codes = ALERTS.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^[A-Z]+(_[A-Z]+)+$/.test(code))).toEqual([]);
});

test.each(ALERTS.map((alert) => ({ alert, code: alert.code })))('$code says what is wrong, where to look and what mends it', ({ alert: { severity, title, runbook: { meaning, look, mend, figure } } }) => {
  expect(Object.values(AlertSeverity)).toContain(severity);
  expect(title).toMatch(/^[a-z][^.]+[^.]$/);
  expect(look.length * mend.length).toBeGreaterThan(0);
  for (const sentence of [meaning, ...look, ...mend, figure]) expect(sentence).toMatch(/^\S.{10,}\.$/);
});

test.each(Object.values(Platform).filter((platform) => platform !== Platform.SAGEMAKER))('on %s each alert is there or missing with its reason', (platform) => {
  const { alerts, events, budgets, missing } = watchOn(platform);
  const there = [...alerts, ...events, ...budgets].map(({ alert }) => alert.code);
  expect([...there, ...missing.map(({ code }) => code)].sort()).toEqual(ALERTS.map(({ code }) => code).sort());
  expect(missing.filter(({ reason }) => !/^\S.{10,}[^.]$/.test(reason))).toEqual([]);
});

const figures: [what: string, platform: Platform, code: string, changes: Changes<Subject>, expected: object | RegExp][] = [
  ['a promise of 1500 ms burns fast when 72 % are later', KUBERNETES, 'FIRST_TOKEN_BURNS_FAST', {}, { left: { of: 'quantile', share: 0.28, windowSeconds: 3600 }, limit: 1.5, also: [{ left: { share: 0.28, windowSeconds: 300 } }, { is: 'above', limit: 19.5 }] }],
  ['and slowly when 30 % are', KUBERNETES, 'FIRST_TOKEN_BURNS_SLOWLY', {}, { left: { share: 0.7, windowSeconds: 21_600 }, also: [{ left: { share: 0.7, windowSeconds: 1800 } }, {}] }],
  ['what is not promised does not burn', KUBERNETES, 'FIRST_TOKEN_BURNS_FAST', { service: { workload: { slo: { ttftP95Ms: undefined } } } }, /workload\.slo\.ttftP95 is not given/],
  ['a promise below the lowest bound of the histogram cannot be watched', KUBERNETES, 'INTER_TOKEN_BURNS_FAST', { service: { workload: { slo: { tpotP95Ms: 5 } } } }, /0\.01 to 80 s apart, and 0\.005 s are promised/],
  ['nor one at its highest', KUBERNETES, 'FIRST_TOKEN_BURNS_FAST', { engineVersion: { metrics: { ...VLLM_METRICS, timeToFirstTokenBounds: { least: 0.1, most: 1.5 } } } }, /0\.1 to 1\.5 s apart/],
  ['bounds that nobody knows are no obstacle', KUBERNETES, 'FIRST_TOKEN_BURNS_FAST', { engineVersion: { metrics: { ...VLLM_METRICS, timeToFirstTokenBounds: undefined } } }, { limit: 1.5 }],
  ['histograms need a Prometheus', EC2, 'FIRST_TOKEN_BURNS_FAST', {}, /only Prometheus could compute it/],
  ['the share of failures is the one that is borne', KUBERNETES, 'REQUESTS_FAIL', { service: { observability: { alerts: { failedShare: 0.2 } } } }, { limit: 0.2, also: [{ limit: 4.5 }] }],
  ['half of the places at the guard', KUBERNETES, 'QUEUE_GROWS', { plan: { queuedRequests: 100 } }, { limit: 50 }],
  ['without places nobody waits', KUBERNETES, 'QUEUE_GROWS', { plan: { queuedRequests: 0 } }, /no places/],
  ['several replicas are never all away', KUBERNETES, 'NO_HEALTHY_REPLICA', {}, { forSeconds: 120, silenceFires: false }],
  ['a single one is given a whole start', KUBERNETES, 'NO_HEALTHY_REPLICA', { plan: { replicas: 1 } }, { forSeconds: 1319 }],
  ['a load balancer that says nothing has no targets', EC2, 'NO_HEALTHY_REPLICA', {}, { left: { signal: { name: 'targets_healthy' } }, silenceFires: true }],
  ['a start is given what every clock allows', KUBERNETES, 'REPLICAS_MISSING', {}, { forSeconds: 1319 }],
  ['without a spare accelerator each replica in turn', KUBERNETES, 'REPLICAS_MISSING', { service: { spareAccelerator: false }, plan: { replicas: 3, scaling: undefined } }, { forSeconds: 3 * 1319 }],
  ['a start is slow beyond one and a half of the usual', KUBERNETES, 'START_SLOW', {}, { forSeconds: 542 }],
  ['where the usual start is as long as the longest, none is slow', KUBERNETES, 'START_SLOW', { plan: { startTimeLines: { kubernetes: { steps: [{ name: 'launch', typicalSeconds: 100, highSeconds: 110, source: 'a test' }] } } } }, /REPLICAS_MISSING/],
  ['restarts count over four starts', KUBERNETES, 'RESTART_LOOP', {}, { left: { windowSeconds: 4 * 1319 }, limit: 2.5 }],
  ['the most that may run, and more than they should have', KUBERNETES, 'SCALING_AT_MAXIMUM', {}, { limit: 7.5, also: [{ limit: 8 * 24 }] }],
  ['a fixed number has no maximum', KUBERNETES, 'SCALING_AT_MAXIMUM', { plan: { scaling: undefined } }, /fixed/],
  ['an engine that counts nothing is counted by the guard', KUBERNETES, 'SCALING_AT_MAXIMUM', { engineVersion: { metrics: { ...VLLM_METRICS, running: undefined, queued: undefined } }, plan: { scaling: givenScaling() } }, { also: [{ left: { left: { of: 'level', signal: { name: 'requests_in_flight' } } } }] }],
  ['a frozen engine is silent for longer than a busy one', KUBERNETES, 'ENGINE_FROZEN', { plan: { idle: { longestSilenceSeconds: 500 } } }, { forSeconds: 600, also: [{ left: { windowSeconds: 600 } }] }],
  ['a tenth of the host memory of the engine', KUBERNETES, 'MEMORY_LEAKS', { plan: { hostMemoryMiB: 10_240, maxSequences: 50 } }, { limit: 1_073_741_824, also: [{ limit: 5 }], forSeconds: 3600 }],
  ['a machine tells the temperature in place of the time lost by heat', EC2, 'ACCELERATOR_THROTTLED', {}, { left: { of: 'level', signal: { name: 'accelerator_temperature_celsius' } }, limit: 85 }],
  ['codes of programs are no faults of an accelerator', KUBERNETES, 'ACCELERATOR_FAULTS', {}, { limit: 45.5 }],
  ['no exporter of a cluster is asked elsewhere', EC2, 'CLUSTER_NOT_WATCHED', {}, /no exporter of a cluster/],
  ['no certificate ends', EC2, 'CERTIFICATE_EXPIRES', {}, /no certificate/],
  ['a certificate ends in thirty days', EC2, 'CERTIFICATE_EXPIRES', { service: { access: { certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/1' } } }, { limit: 30, is: 'below' }],
  ['a block is told of', EC2, 'CAPACITY_BLOCK_ENDS', { service: { capacity: [{ kind: CapacityKind.CAPACITY_BLOCK }] } }, { of: 'event', source: 'aws.ec2' }],
  ['without a block there is nothing to tell', EC2, 'CAPACITY_BLOCK_ENDS', {}, /Capacity Block/],
  ['an interruption is told of', EKS, 'SPOT_INTERRUPTED', { service: { capacity: [{ kind: CapacityKind.SPOT }] } }, { of: 'event', detailTypes: ['EC2 Spot Instance Interruption Warning'] }],
  ['a budget is watched', EC2, 'SPEND_ABOVE_BUDGET', { service: { observability: { alerts: { budgetUsdPerMonth: 12_000 } } } }, { of: 'budget', usdPerMonth: 12_000, share: 0.8 }],
  ['no budget is given', EC2, 'SPEND_ABOVE_BUDGET', {}, /budgetUsdPerMonth/],
  ['AWS bills nothing elsewhere', KUBERNETES, 'SPEND_ABOVE_BUDGET', { service: { observability: { alerts: { budgetUsdPerMonth: 12_000 } } } }, /not known to AWS/],
];

test.each(figures)('%s', (_, platform, code, changes, expected) => {
  const found = on(platform, code, changes);
  if (expected instanceof RegExp) expect(found).toMatch(expected);
  else expect(found).toMatchObject(expected);
});

test('what is not wanted is neither there nor missing', () => {
  expect(on(KUBERNETES, 'KV_CACHE_FULL', { service: { observability: { withoutAlerts: ['KV_CACHE_FULL'] } } })).toBeUndefined();
});
