import { degradationOf } from '../../../lib/deployment/degradation';
import { DegradationAction, DegradationSignal, type DegradationStepProps } from '../../../lib/deployment/degradation-props';
import { Platform, Profile } from '../../../lib/deployment/enums';
import { FailoverRole } from '../../../lib/deployment/recovery-props';
import { RolloutStrategy } from '../../../lib/deployment/rollout-props';
import { SharedStorageKind } from '../../../lib/deployment/storage-props';
import { Severity } from '../../../lib/finding/severity';
import type { RuleCases } from './cases';

const { SHED_LOAD, SHORTER_ANSWERS, CACHED_ANSWERS, SMALLER_MODEL, OTHER_PLACE, MANAGED_API, REFUSE } = DegradationAction;
const { KV_CACHE_USAGE, TIME_TO_FIRST_TOKEN, REPLICAS_REPORTING, FAILED_SHARE, REQUESTS_HELD } = DegradationSignal;

const SIZES: { readonly [model: string]: number } = { 'Qwen/Qwen3-4B': 4e9, 'Qwen/Qwen3-32B': 32e9 };
const ladder = (...steps: DegradationStepProps[]) => ({ service: { degradation: degradationOf({ steps }, (model) => SIZES[model]) } });

const SMALL = { model: 'Qwen/Qwen3-4B', instanceType: 'g6.xlarge', service: 'small' };
const ELSEWHERE = { region: 'us-west-2' };
const TARGETS = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/small/0123456789abcdef';
const BEDROCK = 'https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1';
const failed = (above: number, back = {}): DegradationStepProps => ({ action: CACHED_ANSWERS, when: { signal: FAILED_SHARE, above }, back });

const behind = ladder({ action: SMALLER_MODEL, standby: { ...SMALL, targetGroup: TARGETS, securityGroup: 'sg-0123456789abcdef0' } });

const recovery = (changes: object, service: object = {}) => ({ service: { recovery: changes, ...service } });
const named = { access: { hostName: 'chat.example.com' } };
const zone = { deployment: { aws: { imports: { hostedZone: { id: 'Z0123456789' } } } } };

export const degradationCases: RuleCases = {
  DEGRADATION_OUT_OF_ORDER: {
    fires: [
      { when: 'refusal comes before another place', given: ladder({ action: REFUSE }, { action: OTHER_PLACE, standby: ELSEWHERE }), says: /'other-place' stands after 'refuse'/, at: 'degradation.steps.1.action' },
      { when: 'a step stands twice', given: ladder({ action: CACHED_ANSWERS }, { action: CACHED_ANSWERS }), says: /'cached-answers' stands after 'cached-answers'/, at: 'degradation.steps.1.action' },
    ],
    silent: [
      { when: 'nothing is written', given: {} },
      { when: 'all stand in order', given: ladder(...Object.values(DegradationAction).map((action) => ({ action }))) },
    ],
  },
  DEGRADATION_TRIGGER_UNSEEN: {
    fires: [
      { when: 'the engine shows no cache', given: ladder({ action: CACHED_ANSWERS, when: { signal: KV_CACHE_USAGE, above: 0.9 } }), says: /kv_cache_usage, which this version of toy does not show/, at: 'degradation.steps.0.when.signal' },
      { when: 'the trigger of the action itself is not shown', given: ladder({ action: SHORTER_ANSWERS }), says: /'shorter-answers' is taken by kv_cache_usage/, at: 'degradation.steps.0.action' },
      { when: 'there is no histogram', given: ladder({ action: MANAGED_API, url: BEDROCK, when: { signal: TIME_TO_FIRST_TOKEN, above: 3 } }), says: /time_to_first_token_seconds/, at: 'degradation.steps.0.when.signal' },
    ],
    silent: [
      { when: 'the guard shows it', given: ladder(failed(0.2), { action: OTHER_PLACE, standby: ELSEWHERE, when: { signal: REPLICAS_REPORTING, below: 1 } }) },
      { when: 'the engine does', given: { ...ladder({ action: SHORTER_ANSWERS }), engineVersion: { metrics: { kvUsage: 'toy:kv' } } } },
    ],
  },
  DEGRADATION_TRIGGER_FIXED: {
    fires: [
      { when: 'a share never gets there', given: ladder(failed(1)), says: /'cached-answers' is never taken: failed_share above 1, and it moves from 0 to 1/, at: 'degradation.steps.0.when' },
      { when: 'a percentage is given for a share', given: ladder({ action: SHORTER_ANSWERS, when: { signal: KV_CACHE_USAGE, above: 90 } }), says: /is never taken: kv_cache_usage above 90/, at: 'degradation.steps.0.when' },
      { when: 'there are never so many replicas', given: ladder({ action: OTHER_PLACE, standby: ELSEWHERE, when: { signal: REPLICAS_REPORTING, below: 9 } }), says: /is always taken: replicas_reporting below 9, and it moves from 1 to 1/, at: 'degradation.steps.0.when' },
    ],
    silent: [
      { when: 'it may happen', given: ladder(failed(0.2), { action: OTHER_PLACE, standby: ELSEWHERE, when: { signal: REPLICAS_REPORTING, below: 1 } }) },
      { when: 'a signal has no end', given: ladder({ action: CACHED_ANSWERS, when: { signal: REQUESTS_HELD, above: 5000 } }) },
    ],
  },
  DEGRADATION_WITHOUT_RETURN: {
    fires: [
      { when: 'it comes back where it left', given: ladder(failed(0.2, { below: 0.2 })), says: /above 0.2, and taken back when it is below 0.2/, at: 'degradation.steps.0.back' },
      { when: 'it comes back before anybody is there', given: ladder({ action: OTHER_PLACE, standby: ELSEWHERE, when: { signal: REPLICAS_REPORTING, below: 2 }, back: { atLeast: 1 } }), says: /below 2, and taken back when it is at least 1/, at: 'degradation.steps.0.back' },
    ],
    silent: [
      { when: 'there is room between', given: ladder(failed(0.2, { below: 0.05, lasting: '10m' })) },
      { when: 'nobody says when', given: ladder(failed(0.2), { action: OTHER_PLACE, standby: ELSEWHERE }) },
    ],
  },
  DEGRADATION_TARGET_MISSING: {
    fires: [
      { when: 'no standby is named', given: ladder({ action: SMALLER_MODEL }), says: /'smaller-model' has no standby/, at: 'degradation.steps.0.action' },
      { when: 'no address is named', given: ladder({ action: MANAGED_API }), says: /'managed-api' has no url/, at: 'degradation.steps.0.action' },
      { when: 'it stands in another region', given: ladder({ action: SMALLER_MODEL, standby: { ...SMALL, targetGroup: TARGETS.replace('us-east-1', 'eu-west-1'), securityGroup: 'sg-0123456789abcdef0' } }), says: /of us-east-1 leads to no target group of eu-west-1/, at: 'degradation.steps.0.standby.targetGroup' },
      { when: 'the load balancer cannot reach it', given: ladder({ action: SMALLER_MODEL, standby: { ...SMALL, targetGroup: TARGETS } }), says: /it has no securityGroup/, at: 'degradation.steps.0.standby' },
    ],
    silent: [
      { when: 'both are', given: ladder({ action: SMALLER_MODEL, standby: SMALL }, { action: MANAGED_API, url: BEDROCK }) },
      { when: 'the load balancer reaches it', given: ladder({ action: SMALLER_MODEL, standby: { ...SMALL, targetGroup: TARGETS, securityGroup: 'sg-0123456789abcdef0' } }) },
      { when: 'the load balancer is somebody else\'s', given: { ...ladder({ action: SMALLER_MODEL, standby: { ...SMALL, targetGroup: TARGETS } }), deployment: { aws: { imports: { listener: { arn: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/a/0/0', securityGroup: 'sg-1', priority: 1 } } } } } },
    ],
  },
  STANDBY_NOT_SMALLER: {
    fires: [
      { when: 'it is larger', given: ladder({ action: SMALLER_MODEL, standby: { model: 'Qwen/Qwen3-32B' } }), says: /32\.0B parameters, Qwen\/Qwen3-8B has 8\.2B/, at: 'degradation.steps.0.standby.model' },
      { when: 'it is the same', given: ladder({ action: SMALLER_MODEL, standby: { instanceType: 'g6.xlarge' } }), says: /the same model, Qwen\/Qwen3-8B/, at: 'degradation.steps.0.standby.model' },
      { when: 'nobody knows it', given: ladder({ action: SMALLER_MODEL, standby: { model: 'acme/own' } }), says: /size of acme\/own/, at: 'degradation.steps.0.standby.model', severity: Severity.INFO },
    ],
    silent: [{ when: 'it is smaller', given: ladder({ action: SMALLER_MODEL, standby: SMALL }) }, { when: 'the same model stands elsewhere', given: ladder({ action: OTHER_PLACE, standby: ELSEWHERE }) }],
  },
  STANDBY_SHARES_FATE: {
    fires: [
      { when: 'nothing tells another place', given: ladder({ action: OTHER_PLACE, standby: { instanceType: 'g6.xlarge' } }), says: /the same zones/, at: 'degradation.steps.0.standby' },
      { when: 'the region is the same', given: ladder({ action: OTHER_PLACE, standby: { region: 'us-east-1' } }), says: /the same zones/, at: 'degradation.steps.0.standby' },
      { when: 'its zones are ours', given: { ...ladder({ action: OTHER_PLACE, standby: { zones: ['us-east-1a'] } }), deployment: { aws: { imports: { vpc: { zones: ['us-east-1a', 'us-east-1b'] } } } } }, says: /the same zones/, at: 'degradation.steps.0.standby' },
      { when: 'a smaller model takes the same machines', given: ladder({ action: SMALLER_MODEL, standby: { model: 'Qwen/Qwen3-4B', instanceType: 'g6e.2xlarge' } }), says: /the same instance type, g6e\.2xlarge/, at: 'degradation.steps.0.standby' },
    ],
    silent: [
      { when: 'it stands in another region', given: ladder({ action: OTHER_PLACE, standby: ELSEWHERE }) },
      { when: 'it stands in another zone', given: { ...ladder({ action: OTHER_PLACE, standby: { zones: ['us-east-1c'] } }), deployment: { aws: { imports: { vpc: { zones: ['us-east-1a'] } } } } } },
      { when: 'a smaller model takes other machines', given: ladder({ action: SMALLER_MODEL, standby: SMALL }) },
    ],
  },
  STANDBY_WITH_SHIFT: {
    fires: [{ when: 'tasks are updated in steps', given: { deployment: { platforms: [Platform.ECS] }, service: { ...behind.service, rollout: { strategy: RolloutStrategy.CANARY } } }, says: /updates are 'canary'/, at: 'degradation.steps.0.standby.targetGroup' }],
    silent: [
      { when: 'they roll', given: { ...behind, deployment: { platforms: [Platform.ECS] } } },
      { when: 'machines are updated in steps', given: { service: { ...behind.service, rollout: { strategy: RolloutStrategy.CANARY } } } },
      { when: 'nobody stands by', given: { deployment: { platforms: [Platform.ECS] }, service: { rollout: { strategy: RolloutStrategy.CANARY } } } },
    ],
  },
  PROMPTS_LEAVE_NETWORK: {
    fires: [
      { when: 'an API answers', given: ladder({ action: MANAGED_API, url: 'https://api.example.com/v1' }), says: /pass through api\.example\.com/, at: 'degradation.steps.0.url' },
      { when: 'auditors look', given: { ...ladder({ action: MANAGED_API, url: BEDROCK }), deployment: { profile: Profile.REGULATED } }, says: /bedrock-runtime/, at: 'degradation.steps.0.url', severity: Severity.ERROR },
    ],
    silent: [{ when: 'nobody else answers', given: ladder({ action: OTHER_PLACE, standby: ELSEWHERE }) }],
  },
  DEGRADATION_WITHOUT_EFFECT: {
    fires: [
      { when: 'the guard is told when to refuse', given: ladder({ action: REFUSE, when: { signal: REQUESTS_HELD, above: 3 } }), says: /'refuse' does not read when/, at: 'degradation.steps.0.when' },
      { when: 'a message is given to what says none', given: ladder({ action: SHED_LOAD, message: 'later' }), says: /'shed-load' does not read message/, at: 'degradation.steps.0.message' },
      { when: 'a time to come back stands elsewhere', given: ladder({ action: CACHED_ANSWERS, retryAfter: '9s' }), says: /does not read retryAfter/, at: 'degradation.steps.0.retryAfter' },
      { when: 'answers get no shorter', given: ladder({ action: SHORTER_ANSWERS, maxOutputTokens: 8192 }), says: /8192 tokens are no less than the 8192/, at: 'degradation.steps.0.maxOutputTokens' },
      { when: 'a standby would be asked too seldom to be asked at all', given: ladder({ action: SMALLER_MODEL, standby: { ...SMALL, share: 0.004 } }), says: /the standby answers none/, at: 'degradation.steps.0.standby.share' },
      { when: 'the way back looks at the wrong side', given: ladder(failed(0.2, { atLeast: 0.1 })), says: /taken back below one/, at: 'degradation.steps.0.back' },
    ],
    silent: [{ when: 'each is told what it reads', given: ladder({ action: SHED_LOAD, queue: 8, retryAfter: '9s' }, { action: SHORTER_ANSWERS, maxOutputTokens: 512, back: { below: 0.5 } }, { action: REFUSE, message: 'Come back later.', retryAfter: '60s' }) }],
  },
  DEGRADATION_NEEDS_GATEWAY: {
    fires: [
      { when: 'requests must be changed', given: ladder({ action: SHORTER_ANSWERS }), says: /'shorter-answers' needs a gateway/, at: 'degradation.steps.0.action' },
      { when: 'no route leads to the standby', given: ladder({ action: SMALLER_MODEL, standby: SMALL }), says: /'smaller-model' needs a gateway/, at: 'degradation.steps.0.action' },
    ],
    silent: [
      { when: 'the guard does it', given: ladder({ action: SHED_LOAD }, { action: REFUSE }) },
      { when: 'a load balancer leads there', given: ladder({ action: SMALLER_MODEL, standby: { ...SMALL, targetGroup: TARGETS } }) },
      { when: 'a route leads there', given: { ...ladder({ action: SMALLER_MODEL, standby: SMALL }), deployment: { platforms: [Platform.KUBERNETES], kubernetes: { gateway: { name: 'edge', namespace: 'gateways' } } } } },
      { when: 'a record leads there', given: { service: { ...ladder({ action: OTHER_PLACE, standby: ELSEWHERE }).service, recovery: { failover: FailoverRole.PRIMARY } } } },
    ],
  },
  DEEP_CHECK_WITHOUT_CLUSTER: {
    fires: [{ when: 'there are machines alone', given: { ...recovery({ deepCheckMinutes: 60 }), deployment: { platforms: [Platform.EC2] } }, says: /nobody asks for a token every 60 minutes/, at: 'recovery.deepCheck.every' }],
    silent: [{ when: 'a cluster asks', given: recovery({ deepCheckMinutes: 60 }) }, { when: 'nobody said how often', given: { deployment: { platforms: [Platform.EC2] } } }],
  },
  FAILOVER_WITHOUT_RECORD: {
    fires: [
      { when: 'nobody names the host', given: recovery({ failover: FailoverRole.PRIMARY }), says: /access\.hostName and aws\.imports\.hostedZone is missing/, at: 'recovery.failover' },
      { when: 'no load balancer is made', given: { ...recovery({ failover: FailoverRole.SECONDARY }, named), deployment: { ...zone.deployment, platforms: [Platform.KUBERNETES] } }, says: /a load balancer of its own is missing/, at: 'recovery.failover' },
    ],
    silent: [{ when: 'a record is made', given: { ...recovery({ failover: FailoverRole.PRIMARY }, named), ...zone } }, { when: 'there is one place', given: {} }],
  },
  BACKUP_WITHOUT_STATE: {
    fires: [
      { when: 'each machine keeps its own', given: recovery({ backup: true }), says: /nothing that is made here can be backed up/, at: 'recovery.backup' },
      { when: 'the file system stands already', given: recovery({ backup: true }, { storage: { shared: { kind: SharedStorageKind.EFS, fileSystem: 'fs-01234567' } } }), says: /nothing/, at: 'recovery.backup' },
    ],
    silent: [{ when: 'a file system is made', given: recovery({ backup: true }, { storage: { shared: { kind: SharedStorageKind.EFS } } }) }],
  },
};
