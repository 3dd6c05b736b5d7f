import { CapacityKind } from '../../../lib/deployment/capacity-props';
import { EksNodes } from '../../../lib/deployment/eks-props';
import { Exposure, Platform } from '../../../lib/deployment/enums';
import { GUARD_PORT, ENGINE_PORT } from '../../../lib/container/layout';
import { RolloutStrategy } from '../../../lib/deployment/rollout-props';
import { Severity } from '../../../lib/finding/severity';
import type { TimeLine } from '../../../lib/plan/plan';
import { TWO_NODES } from '../../support/group';
import type { RuleCases } from './cases';

const probe = (changes: { path?: string; port?: number; failureThreshold?: number }) => ({ path: '/health', port: GUARD_PORT, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3, ...changes });
const line = (name: string, highSeconds: number): TimeLine => ({ steps: [{ name, typicalSeconds: highSeconds / 2, highSeconds, source: 'a test' }] });

const TASKS = { platforms: [Platform.ECS] };
const BOXES = { platforms: [Platform.EC2] };

const updated = (strategy: RolloutStrategy, more: { readonly share?: number; readonly bakeSeconds?: number } = {}) => ({ rollout: { strategy, ...more } });
const { ROLLING, CANARY, LINEAR } = RolloutStrategy;
const TWICE = { ...updated(CANARY), spareAccelerator: true };
const RESERVED = { kind: CapacityKind.RESERVED, zone: 'us-east-1a' };

export const startAndStopCases: RuleCases = {
  STARTUP_PROBE_TOO_SHORT: {
    fires: [
      { when: 'it gives up while weights load', given: { replica: { engine: { startup: probe({ failureThreshold: 26 }) } } }, says: /after 260 s, load, warm-up may take 270 s/, at: 'engine' },
      { when: 'there is none', given: { replica: { engine: { startup: undefined } } }, says: /after 0 s/, at: 'engine' },
      { when: 'the engine fetches by itself', given: { replica: { fetch: undefined } }, says: /420 s, fetch, load, warm-up may take 570 s/, at: 'engine' },
      { when: 'a machine of the group comes last', given: { plan: { cut: TWO_NODES } }, says: /420 s, launch, .* may take 1055 s/, at: 'engine' },
      { when: 'one of two platforms is slower', given: { plan: { startTimeLines: { ec2: line('load', 900) } } }, says: /900 s/, at: 'engine' },
    ],
    silent: [
      { when: 'it waits for all of it', given: { replica: { engine: { startup: probe({ failureThreshold: 27 }) } } } },
      { when: 'weights are mounted', given: { replica: { fetch: undefined }, plan: { weights: { strategy: 'mounted' } } } },
    ],
  },
  READINESS_MISSING: {
    fires: [{ when: 'nobody asks', given: { replica: { engine: { readiness: undefined } } }, says: /no readiness probe/, at: 'engine' }],
    silent: [{ when: 'it is asked', given: {} }],
  },
  STOP_TOO_SHORT: {
    fires: [
      { when: 'the engine is killed early', given: { replica: { engine: { stopSeconds: 30 } } }, says: /engine is killed 50 s.*330 s/, at: 'workload.longestGeneration', times: 2 },
      { when: 'the guard is killed early', given: { replica: { guard: { stopSeconds: 329 } } }, says: /guard is killed 329 s.*330 s/, at: 'workload.longestGeneration' },
      { when: 'nobody waits for routers', given: { replica: { engine: { preStopSleepSeconds: undefined } } }, says: /replica is killed 330 s.*350 s/, at: 'workload.longestGeneration' },
    ],
    silent: [{ when: 'all of it is covered', given: {} }],
  },
  DRAIN_CUTS_GENERATION: {
    fires: [{ when: 'the drain is shorter', given: { plan: { drain: { generationSeconds: 200 } } }, says: /200 s.*300 s/, at: 'workload.longestGeneration' }],
    silent: [{ when: 'they are equal', given: {} }],
  },
  DRAIN_BEYOND_SPOT: {
    fires: [{ when: 'a generation may take minutes', given: { service: { capacity: [{ kind: CapacityKind.SPOT }] } }, says: /up to 350 s, a spot machine is gone 120 s/, at: 'hardware.capacity.0' }],
    silent: [
      { when: 'it takes a minute', given: { service: { capacity: [{ kind: CapacityKind.SPOT }] }, plan: { drain: { deregistrationSeconds: 15, generationSeconds: 60, teardownSeconds: 30, totalSeconds: 105 } } } },
      { when: 'machines stay', given: {} },
    ],
  },
  START_BEYOND_HEALTH_CHECK: {
    fires: [{ when: 'the engine is slower', given: { deployment: TASKS, replica: { engine: { startup: probe({ failureThreshold: 331 }) } } }, says: /3310 s.*3300 s/, at: 'model.source' }],
    silent: [
      { when: 'ten tries five minutes apart last through it', given: { deployment: TASKS, replica: { engine: { startup: probe({ failureThreshold: 330 }) } } } },
      { when: 'there are no tasks', given: { replica: { engine: { startup: probe({ failureThreshold: 331 }) } } } },
      { when: 'nothing is asked at the start', given: { deployment: TASKS, replica: { engine: { startup: undefined } } } },
    ],
  },
  SECOND_FLEET_WITHOUT_ROOM: {
    fires: [
      { when: 'no accelerator is free', given: { deployment: TASKS, service: updated(LINEAR), plan: { replicas: 3 } }, says: /a linear update runs 3 more replicas beside 3, on 3 more g6e\.2xlarge/, at: 'rollout.strategy' },
      { when: 'what is reserved holds the service once', given: { deployment: TASKS, service: { ...TWICE, capacity: [{ ...RESERVED, replicas: 3 }] }, plan: { replicas: 2 } }, says: /source holds 3 replicas, .* up to 4/, at: 'hardware.capacity' },
    ],
    silent: [
      { when: 'it is held twice', given: { deployment: TASKS, service: { ...TWICE, capacity: [{ ...RESERVED, replicas: 4 }] }, plan: { replicas: 2 } } },
      { when: 'nobody knows how much the last source holds', given: { deployment: TASKS, service: { ...TWICE, capacity: [{ ...RESERVED, replicas: 1 }, { kind: CapacityKind.ON_DEMAND }] } } },
      { when: 'the machines are those of a cluster', given: { deployment: { ...TASKS, aws: { imports: { cluster: { name: 'shared' } } } }, service: { ...TWICE, capacity: [{ ...RESERVED, replicas: 1 }] } } },
      { when: 'replicas are replaced one after another', given: { deployment: TASKS, service: updated(ROLLING) } },
      { when: 'machines are', given: { deployment: BOXES, service: updated(CANARY) } },
    ],
  },
  STEPS_WITHOUT_LOAD_BALANCER: {
    fires: [
      { when: 'nothing could shift', given: { deployment: TASKS, service: { ...TWICE, access: { exposure: Exposure.NONE } } }, says: /shifts requests.*nothing stands in front/, at: 'rollout.strategy', severity: Severity.ERROR },
      { when: 'nobody counts', given: { deployment: BOXES, service: { ...updated(CANARY), access: { exposure: Exposure.NONE } } }, says: /nobody counts/, at: 'rollout.strategy' },
    ],
    silent: [{ when: 'one stands in front', given: { deployment: TASKS, service: TWICE } }, { when: 'nothing moves in steps', given: { service: { access: { exposure: Exposure.NONE } } } }],
  },
  STEP_TOO_SMALL: {
    fires: [{ when: 'it is a hundredth', given: { deployment: TASKS, service: updated(LINEAR, { share: 0.01 }) }, says: /would move 1 %.*at least 3 %/, at: 'rollout.share' }],
    silent: [
      { when: 'it is three', given: { deployment: TASKS, service: updated(LINEAR, { share: 0.03 }) } },
      { when: 'it is the first of two', given: { deployment: TASKS, service: updated(CANARY, { share: 0.01 }) } },
      { when: 'machines move', given: { deployment: BOXES, service: updated(LINEAR, { share: 0.01 }) } },
    ],
  },
  FIRST_STEP_IS_ALL: {
    fires: [
      { when: 'it is asked for', given: { deployment: TASKS, service: updated(CANARY, { share: 1 }) }, says: /moves everything/, at: 'rollout.share' },
      { when: 'there is one machine', given: { deployment: BOXES, service: updated(CANARY) }, says: /EC2 moves whole machines: the first step takes 1 of 1/, at: 'rollout.share' },
    ],
    silent: [
      { when: 'there are two', given: { deployment: BOXES, service: updated(CANARY), plan: { replicas: 2 } } },
      { when: 'requests move', given: { deployment: TASKS, service: updated(CANARY) } },
      { when: 'nothing moves in steps', given: { service: updated(ROLLING, { share: 1 }) } },
    ],
  },
  BAKE_TIME_TOO_SHORT: {
    fires: [{ when: 'the alarm needs longer', given: { deployment: BOXES, service: updated(ROLLING, { bakeSeconds: 60 }) }, says: /60 s.*300 s/, at: 'rollout.bakeTime' }],
    silent: [{ when: 'it is as long', given: { deployment: BOXES } }, { when: 'there is no alarm', given: { service: { ...updated(ROLLING, { bakeSeconds: 60 }), access: { exposure: Exposure.NONE } } } }],
  },
  SHIFT_BESIDE_CHECK: {
    fires: [{ when: 'tokens are checked', given: { deployment: TASKS, service: { ...TWICE, access: { tokens: { issuer: 'https://id.acme.com', keysUrl: 'https://id.acme.com/jwks.json' } } } }, says: /canary .* access\.tokens/, at: 'rollout.strategy' }],
    silent: [{ when: 'the guard checks keys', given: { deployment: TASKS, service: TWICE } }, { when: 'nothing is shifted', given: { deployment: TASKS, service: { access: { tokens: { issuer: 'https://id.acme.com', keysUrl: 'https://id.acme.com/jwks.json' } } } } }],
  },
  ROLLOUT_BEYOND_STABILIZATION: {
    fires: [
      { when: 'steps are watched for longer than anybody waits', given: { deployment: TASKS, service: updated(LINEAR, { share: 0.03, bakeSeconds: 3600 }) }, says: /linear update of 34 steps is watched for 122400 s.*118800 s/, at: 'rollout.bakeTime', severity: Severity.ERROR },
      { when: 'there are many', given: { deployment: TASKS, plan: { replicas: 8, startTimeLines: { ecs: line('load', 1000) } } }, says: /replacing 8 tasks.*12800 s.*10800 s/, at: 'scaling.min' },
    ],
    silent: [
      { when: 'steps are watched for a day', given: { deployment: TASKS, service: updated(LINEAR, { share: 0.25, bakeSeconds: 21_600 }) } },
      { when: 'machines are watched', given: { deployment: BOXES, service: updated(LINEAR, { share: 0.03, bakeSeconds: 3600 }) } },
      { when: 'all come at once', given: { deployment: TASKS, service: TWICE, plan: { replicas: 80, startTimeLines: { ecs: line('load', 1000) } } } },
      { when: 'there are fewer', given: { deployment: TASKS, plan: { replicas: 6, startTimeLines: { ecs: line('load', 1000) } } } },
      { when: 'there are no tasks', given: { plan: { replicas: 80 } } },
    ],
  },
  STOP_WITHOUT_LOAD_BALANCER: {
    fires: [{ when: 'nobody stands in front', given: { deployment: TASKS, service: { access: { exposure: Exposure.NONE } } }, says: /without a load balancer/, at: 'access.exposure' }],
    silent: [
      { when: 'one does', given: { deployment: TASKS } },
      { when: 'machines drain by themselves', given: { service: { access: { exposure: Exposure.NONE } } } },
    ],
  },
  DRAIN_BEYOND_HOOK: {
    fires: [{ when: 'it lasts longer than two days', given: { plan: { drain: { totalSeconds: 172_801 } } }, says: /172801 s.*172800 s/, at: 'workload.longestGeneration' }],
    silent: [{ when: 'it lasts two days', given: { plan: { drain: { totalSeconds: 172_800 } } } }, { when: 'there is no hook', given: { deployment: { platforms: [Platform.KUBERNETES] }, plan: { drain: { totalSeconds: 200_000 } } } }],
  },
  DRAIN_BEYOND_DEREGISTRATION: {
    fires: [{ when: 'the target group gives up first', given: { plan: { drain: { generationSeconds: 3600 } } }, says: /3620 s.*3600 s/, at: 'workload.longestGeneration' }],
    silent: [
      { when: 'the target group waits', given: { plan: { drain: { generationSeconds: 3580 } } } },
      { when: 'there is none', given: { service: { access: { exposure: Exposure.NONE } }, plan: { drain: { generationSeconds: 9000 } } } },
    ],
  },
  DRAIN_BEYOND_AUTOSCALER: {
    fires: [
      { when: 'it waits less', given: { plan: { drain: { totalSeconds: 601 } } }, says: /601 s.*600 s/, at: 'workload.longestGeneration' },
      { when: 'it scales a node group', given: { deployment: { platforms: [Platform.EKS], aws: { eks: { nodes: EksNodes.NODE_GROUP } } }, plan: { drain: { totalSeconds: 601 } } }, says: /601 s/, at: 'workload.longestGeneration' },
    ],
    silent: [{ when: 'it waits long enough', given: { plan: { drain: { totalSeconds: 600 } } } }, { when: 'Karpenter is told how long', given: { deployment: { platforms: [Platform.EKS] }, plan: { drain: { totalSeconds: 601 } } } }, { when: 'there are no pods', given: { deployment: { platforms: [Platform.EC2] }, plan: { drain: { totalSeconds: 601 } } } }],
  },
  LIVENESS_TOO_NERVOUS: {
    fires: [{ when: 'it gives up during a long prompt', given: { service: { workload: { longestSilenceSeconds: 151 } } }, says: /150 s.*151 s/, at: 'workload.longestSilence' }],
    silent: [{ when: 'it waits', given: { service: { workload: { longestSilenceSeconds: 150 } } } }, { when: 'there is none', given: { replica: { engine: { liveness: undefined } }, service: { workload: { longestSilenceSeconds: 900 } } } }],
  },
  PROBE_ON_LOOPBACK: {
    fires: [{ when: 'the engine is asked directly', given: { replica: { engine: { readiness: probe({ port: ENGINE_PORT }) } } }, says: /readiness probe of the engine asks port 8000, only 8080, 8081/, at: 'engine' }],
    silent: [
      { when: 'the guard is asked', given: {} },
      { when: 'the machine asks itself', given: { deployment: { platforms: [Platform.EC2] }, replica: { engine: { readiness: probe({ port: ENGINE_PORT }) } } } },
    ],
  },
  PROBE_BEHIND_KEY: {
    fires: [{ when: 'the API is asked', given: { replica: { engine: { readiness: probe({ path: '/v1/models' }) } } }, says: /readiness probe of the engine asks \/v1\/models/, at: 'access.apiKeys' }],
    silent: [
      { when: 'health is asked', given: {} },
      { when: 'no key is asked for', given: { service: { access: { apiKeySecret: undefined } }, replica: { engine: { readiness: probe({ path: '/v1/models' }) } } } },
    ],
  },
  ROLLOUT_WITHOUT_SPARE: {
    fires: [
      { when: 'the only replica must stop', given: {}, says: /only replica.*7 to 18 minutes/, at: 'scaling.spareAccelerator' },
      { when: 'one of three must stop', given: { service: { replicas: 3 } }, says: /replaces 3 .*: 2 serve meanwhile/, at: 'scaling.spareAccelerator' },
    ],
    silent: [{ when: 'there is a spare', given: { service: { spareAccelerator: true } } }],
  },
  START_BEYOND_CREATION: {
    fires: [{ when: 'the download takes a day', given: { plan: { startTimeLines: { ec2: line('fetch', 40_000) } } }, says: /50000 s.*43200 s/, at: 'model.source' }],
    silent: [{ when: 'it takes minutes', given: {} }, { when: 'nothing is made', given: { deployment: { platforms: [Platform.KUBERNETES] }, plan: { startTimeLines: { ec2: line('fetch', 40_000) } } } }],
  },
  START_LONGER_THAN_TOOLS_WAIT: {
    fires: [{ when: 'it takes longer than ten minutes', given: { plan: { startTimeLines: { kubernetes: line('fetch', 600) } } }, says: /750 s/, at: 'platforms' }],
    silent: [{ when: 'it takes less', given: { plan: { startTimeLines: { kubernetes: line('fetch', 400) } } } }, { when: 'there are no pods', given: { plan: { startTimeLines: { kubernetes: undefined } } } }],
  },
};
