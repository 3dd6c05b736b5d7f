import { FRAMEWORK } from '../../support/framework';
import { Architecture, Exposure, Platform, PodScaler, Profile } from '../../../lib/deployment/enums';
import { VLLM_METRIC_NAMES, VLLM_METRICS } from '../../../lib/engine/vllm-metrics';
import { VLLM_METRIC_NAMES as VLLM_METRIC_KINDS } from '../../../lib/engine/vllm-metric-names';
import { Severity } from '../../../lib/finding/severity';
import type { SpeedPlan } from '../../../lib/plan/speed/speed-plan';
import type { Subject } from '../../../lib/rules/rule';
import { givenScaling, type GivenScaling } from '../../support/scaling';
import type { Changes } from '../../support/subject';
import type { RuleCases } from './cases';

const SCHEDULE = { days: ['mon', 'tue'], from: '08:00', to: '18:00', timeZone: 'UTC', min: 4 };
const MONITORING = { labels: { release: 'kps' }, prometheus: 'http://prometheus.monitoring:9090' };

const byName = { kind: 'gauge' as const };
const traces = (metricNames: { name: string; kind: string; ratio?: boolean }[]) => ({ engineName: 'toy', images: [], programs: [], imageStarts: false, positionalModel: false, flags: [], variables: [], defaultHost: '', defaultPort: 1, keyedPaths: [], linkVariables: [], metricPrefixes: [], metricNames, retiredMetrics: [], source: 'a test' });

/** A service whose number of replicas moves, sound in every respect. */
function elastic({ given = {}, ...changes }: { readonly given?: GivenScaling } & Changes<Subject> = {}): Changes<Subject> {
  const { deployment = {}, service = {}, plan = {}, engineVersion = {}, ...others } = changes;
  return {
    deployment: { architecture: Architecture.DISTRIBUTED, platforms: [Platform.KUBERNETES], ...deployment, kubernetes: { monitoring: MONITORING, ...deployment.kubernetes } },
    service: { replicas: 2, scaling: { max: 8, target: 24, kvUsage: 0.9, schedules: [], ...given.scaling }, ...service },
    plan: { replicas: 2, scaling: givenScaling(given), ...plan },
    engine: { traces: traces(VLLM_METRIC_KINDS) },
    engineVersion: { metrics: VLLM_METRICS, knownMetrics: VLLM_METRIC_NAMES, ...engineVersion },
    ...others,
  };
}

const sound = { when: 'all is well', given: elastic() };
const fixed = { when: 'the number is fixed', given: {} };
const none = { metrics: { modelLabel: 'model' } };

const fast = { low: 10, typical: 20, high: 30 };
const speed = (changes: Partial<SpeedPlan>): SpeedPlan => ({ tier: 'formula', running: 24, utilisation: 0.5, tpotMs: fast, tpotP95Ms: fast, ttftMs: fast, ttftP95Ms: fast, tokensPerSecond: fast, maxTokensPerSecond: fast, maxRequestsPerSecond: fast, source: 'a test', ...changes });
const atTarget = (changes: Partial<SpeedPlan>, slo: object) => elastic({ plan: { scaling: { ...givenScaling(), speed: speed(changes) } }, service: { workload: { slo } } });
const onGroups = (changes: Changes<Subject>): Changes<Subject> => ({ ...changes, deployment: { ...changes.deployment, platforms: [Platform.EC2] } });
const twoSchedules = (other: Partial<typeof SCHEDULE>) => elastic({ given: { scaling: { schedules: [SCHEDULE, { ...SCHEDULE, ...other }] } } });

export const scalingCases: RuleCases = {
  REPLICAS_WITHOUT_LOAD_BALANCER: {
    fires: [
      { when: 'machines have no common address', given: { service: { replicas: 2, access: { exposure: Exposure.NONE } } }, says: /2 replicas/, at: 'access.exposure' },
      { when: 'there may be more', given: onGroups(elastic({ service: { replicas: 1, access: { exposure: Exposure.NONE } } })), says: /8 replicas/, at: 'access.exposure' },
    ],
    silent: [
      { when: 'a load balancer stands in front', given: { service: { replicas: 2 } } },
      { when: 'there is one', given: { service: { access: { exposure: Exposure.NONE } } } },
      { when: 'a Service stands in front', given: { deployment: { platforms: [Platform.KUBERNETES] }, service: { replicas: 2, access: { exposure: Exposure.NONE } } } },
    ],
  },
  SINGLE_REPLICA: {
    fires: [{ when: 'one replica serves users', given: { deployment: { profile: Profile.PROD } }, says: /1 replica serves under the profile prod/, at: 'scaling.min' }],
    silent: [{ when: 'it is a trial', given: {} }, { when: 'there are two', given: { deployment: { profile: Profile.PROD }, service: { replicas: 2 } } }],
  },
  FRAMEWORK_OWNS_REPLICAS: {
    fires: [{ when: 'a range is asked for', given: { engineVersion: { framework: FRAMEWORK }, plan: { scaling: givenScaling() } }, says: /range of 2 to 8 replicas.*toy-serve/, at: 'scaling.max' }],
    silent: [{ when: 'their number is fixed', given: { engineVersion: { framework: FRAMEWORK } } }, { when: 'there is no framework', given: { plan: { scaling: givenScaling() } } }],
  },
  RANGE_REVERSED: {
    fires: [{ when: 'the most are fewer than the fewest', given: elastic({ given: { min: 9 } }), says: /at most 8 replicas are allowed, and at least 9/, at: 'scaling.max' }],
    silent: [sound, fixed],
  },
  RANGE_NEEDS_DISTRIBUTED: {
    fires: [{ when: 'a single node is described', given: elastic({ deployment: { architecture: Architecture.SINGLE_NODE } }), says: /2 to 8 replicas are asked of the architecture single-node/, at: 'architecture' }],
    silent: [sound, fixed],
  },
  SIGNAL_NOT_SHOWN: {
    fires: [
      { when: 'the version has other metrics', given: elastic({ engineVersion: { knownMetrics: VLLM_METRIC_NAMES.filter((name) => !name.endsWith('num_requests_waiting')) } }), says: /follows vllm:num_requests_waiting, and toy 0\.32\.0 does not show it/, at: 'engine.version' },
      { when: 'a count is a counter', given: elastic({ engine: { traces: traces([{ name: 'vllm:num_requests_running', kind: 'counter' }]) } }), says: /shows it as a counter/, at: 'engine.version' },
      { when: 'a count is a share', given: elastic({ engine: { traces: traces([{ name: 'vllm:num_requests_running', ...byName, ratio: true }]) } }), says: /shows it as a gauge of 0 to 1/, at: 'engine.version' },
      { when: 'a share is a count', given: elastic({ engine: { traces: traces([{ name: 'vllm:kv_cache_usage_perc', ...byName }]) } }), says: /vllm:kv_cache_usage_perc.*as a gauge$/, at: 'engine.version' },
    ],
    silent: [sound, fixed, { when: 'nobody has written its kinds down', given: elastic({ engine: { traces: undefined } }) }, { when: 'the guard shows it', given: elastic({ given: none, engineVersion: { knownMetrics: [] } }) }],
  },
  LOAD_COUNTED_AT_GUARD: {
    fires: [{ when: 'the engine has no gauges', given: elastic({ given: none }), says: /toy 0\.32\.0 has no gauges.*haproxy_server_current_sessions \+ haproxy_backend_current_queue/, at: 'engine.version' }],
    silent: [sound, fixed],
  },
  SCALING_GUARD_NOT_WATCHED: {
    fires: [
      { when: 'the engine does not show it', given: elastic({ given: { ...none, scaling: { ttftP95Seconds: 2 } } }), says: /2 s is not watched: toy 0\.32\.0 does not show it/, at: 'scaling.guards.ttftP95' },
      { when: 'the scaler reads no histograms', given: onGroups(elastic({ given: { scaling: { ttftP95Seconds: 2 } } })), says: /histograms do not reach the scaler of EC2/, at: 'scaling.guards.ttftP95' },
    ],
    silent: [sound, fixed, { when: 'it is watched', given: elastic({ given: { scaling: { ttftP95Seconds: 2 } } }) }],
  },
  STEP_SHORTER_THAN_START: {
    fires: [
      { when: 'a step out is short', given: elastic({ given: { scaling: { scaleOutSeconds: 60 } } }), says: /a step has 60 s, a new replica may take 1319 s/, at: 'scaling.cooldown.scaleOut' },
      { when: 'a lull is short', given: elastic({ given: { scaling: { scaleInSeconds: 300 } } }), says: /a step has 300 s/, at: 'scaling.cooldown.scaleIn' },
    ],
    silent: [sound, fixed, { when: 'it is longer', given: elastic({ given: { scaling: { scaleOutSeconds: 2000, scaleInSeconds: 2000 } } }) }],
  },
  TARGET_NOT_A_LOAD: {
    fires: [
      { when: 'it is all that runs at once', given: elastic({ given: { scaling: { target: 32 } } }), says: /all that one replica runs at once, 32/, at: 'scaling.target.concurrency' },
      { when: 'it is more than is let in', given: elastic({ given: { scaling: { target: 96 } } }), says: /never passed: one replica takes 32, 64 may wait/, at: 'scaling.target.concurrency', severity: Severity.ERROR },
    ],
    silent: [sound, fixed],
  },
  TARGET_BREAKS_PROMISE: {
    fires: [
      { when: 'tokens come too slowly', given: atTarget({ tpotP95Ms: { low: 40, typical: 60, high: 80 } }, { tpotP95Ms: 50 }), says: /with 24 requests in flight the time per output token .* predicted at 60 ms \(40 to 80 ms\), 50 ms are promised/, at: 'scaling.target.concurrency' },
      { when: 'the first comes too late', given: atTarget({ ttftP95Ms: { low: 400, typical: 2000, high: 3000 } }, { ttftP95Ms: 1500 }), says: /time to the first token/, at: 'scaling.target.concurrency' },
    ],
    silent: [sound, fixed, { when: 'it is kept', given: atTarget({}, { tpotP95Ms: 50, ttftP95Ms: 1500 }) }, { when: 'nothing is promised', given: atTarget({}, {}) }],
  },
  HEADROOM_WHILE_STARTING: {
    fires: [{ when: 'the number moves', given: elastic(), says: /room for 300 % more requests, and the next one may take 22 minutes: load may grow by 13 % a minute/, at: 'scaling.target.concurrency' }],
    silent: [fixed],
  },
  SCALER_HAS_NO_SOURCE: {
    fires: [
      { when: 'nobody says where Prometheus is', given: elastic({ deployment: { kubernetes: { monitoring: { ...MONITORING, prometheus: undefined } } } }), says: /its address is not given/, at: 'kubernetes.monitoring.prometheus' },
      { when: 'nobody takes what is recorded', given: elastic({ deployment: { kubernetes: { autoscaler: PodScaler.HPA, monitoring: { operator: false } } } }), says: /there is no operator that would hand it the rules/, at: 'kubernetes.monitoring.operator' },
    ],
    silent: [sound, fixed, { when: 'an operator takes what is recorded', given: elastic({ deployment: { kubernetes: { autoscaler: PodScaler.HPA, monitoring: {} } } }) }, { when: 'no pods are made', given: onGroups(elastic({ deployment: { kubernetes: { monitoring: undefined } } })) }],
  },
  TARGETS_NOT_LABELLED: {
    fires: [{ when: 'no PodMonitor is rendered', given: elastic({ deployment: { kubernetes: { monitoring: { ...MONITORING, operator: false } } } }), says: /must add llm_service, llm_source/, at: 'kubernetes.monitoring.operator' }],
    silent: [sound, fixed, { when: 'an operator scrapes', given: elastic({ deployment: { kubernetes: { monitoring: undefined } } }) }],
  },
  SCHEDULE_OUTSIDE_RANGE: {
    fires: [
      { when: 'it keeps more than are allowed', given: elastic({ given: { scaling: { schedules: [{ ...SCHEDULE, min: 9 }] } } }), says: /keeps 9 replicas, at most 8/, at: 'scaling.schedules.0.min' },
      { when: 'it keeps as many as run anyway', given: elastic({ given: { scaling: { schedules: [SCHEDULE, { ...SCHEDULE, min: 2 }] } } }), says: /keeps 2 replicas, and 2 run anyway/, at: 'scaling.schedules.1.min', severity: Severity.WARNING },
    ],
    silent: [sound, fixed, { when: 'it lies within', given: elastic({ given: { scaling: { schedules: [SCHEDULE, { ...SCHEDULE, min: 8 }] } } }) }],
  },
  SCHEDULES_OVERLAP: {
    fires: [
      { when: 'they share hours', given: onGroups(twoSchedules({ days: ['tue'], from: '17:00', to: '20:00' })), says: /schedule 1 begins or ends within schedule 0/, at: 'scaling.schedules.1' },
      { when: 'a night reaches into the morning', given: onGroups(twoSchedules({ days: ['sun'], from: '22:00', to: '09:00' })), says: /schedule 1/, at: 'scaling.schedules.1' },
      { when: 'pods are made as well', given: { ...twoSchedules({}), deployment: { platforms: [Platform.ECS, Platform.KUBERNETES] } }, says: /schedule 1/, at: 'scaling.schedules.1' },
    ],
    silent: [
      { when: 'one begins when the other ends', given: onGroups(twoSchedules({ from: '18:00', to: '20:00' })) },
      { when: 'they have other days', given: onGroups(twoSchedules({ days: ['wed'] })) },
      { when: 'their time zones differ', given: onGroups(twoSchedules({ timeZone: 'Europe/Berlin' })) },
      { when: 'the scaler takes the most of both', given: { ...twoSchedules({}), deployment: { platforms: [Platform.EKS, Platform.KUBERNETES] } } },
      fixed,
    ],
  },
  SCHEDULE_NEEDS_KEDA: {
    fires: [{ when: 'the autoscaler of Kubernetes is asked', given: elastic({ given: { scaling: { schedules: [SCHEDULE] } }, deployment: { kubernetes: { autoscaler: PodScaler.HPA } } }), says: /1 schedules are given, and hpa follows none/, at: 'kubernetes.autoscaler' }],
    silent: [sound, fixed, { when: 'there is none', given: elastic({ deployment: { kubernetes: { autoscaler: PodScaler.HPA } } }) }, { when: 'KEDA follows it', given: elastic({ given: { scaling: { schedules: [SCHEDULE] } } }) }],
  },
  COOLDOWN_NOT_TAKEN: {
    fires: ['scaleOutSeconds', 'scaleInSeconds'].map((field) => ({ when: `a group moves and ${field} is given`, given: onGroups(elastic({ given: { scaling: { [field]: 3600 } } })), says: /Auto Scaling group takes no notice of scaling\.cooldown/, at: 'scaling.cooldown' })),
    silent: [sound, fixed, { when: 'pods move', given: elastic({ given: { scaling: { scaleOutSeconds: 3600 } } }) }, { when: 'a group moves and none is given', given: onGroups(elastic()) }],
  },
};
