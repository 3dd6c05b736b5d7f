import { App, Stack } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { DecidedInferenceService } from '../../constructs/aws/decided-inference-service';
import type { Replacements } from '../../constructs/aws/replacements';
import type { ServingInput } from '../../constructs/aws/serving-input';
import { ALERTS } from '../../lib/alerts/alerts';
import { instanceType } from '../../lib/accelerator/catalogue';
import type { Access, Deployment, Service } from '../../lib/deployment/deployment';
import type { Plan } from '../../lib/plan/plan';
import { CapacityKind } from '../../lib/deployment/capacity-props';
import { degradationOf } from '../../lib/deployment/degradation';
import { DegradationAction, type DegradationStepProps, type StandbyProps } from '../../lib/deployment/degradation-props';
import { Profile } from '../../lib/deployment/enums';
import { observabilityOf } from '../../lib/deployment/observability';
import { VLLM_ENDPOINTS } from '../../lib/engine/vllm-endpoints';
import { VLLM_LOGS } from '../../lib/engine/vllm-logs';
import { VLLM_METRICS } from '../../lib/engine/vllm-metrics';
import { givenDeployment, givenPlan, givenReplica, givenService } from './replica';
import { givenScaling } from './scaling';
import { templateOf } from './template';

/** What a test on AWS is about; everything else is a production service behind an internal load balancer. */
export interface GivenAws {
  readonly deployment?: Partial<Deployment>;
  readonly service?: Partial<Service>;
  readonly access?: Partial<Access>;
  readonly plan?: Partial<Plan>;
  readonly input?: Partial<ServingInput>;
  readonly replaced?: (stack: Stack) => Replacements;
}

/** A decided service. */
export function givenInput({ deployment, service, access, plan, input }: GivenAws = {}): ServingInput {
  const resolved = givenService();
  const own = givenService({ ...service, access: { ...resolved.access, ...access } });
  const replica = givenReplica();
  return {
    deployment: givenDeployment({ services: [own], ...deployment }),
    service: own,
    plan: givenPlan(plan),
    replica: own.access.apiKeySecret === undefined ? { ...replica, guard: withoutKeys(replica.guard), volumes: replica.volumes.filter(({ name }) => name !== 'keys') } : replica,
    instanceType: instanceType(own.instanceType),
    engineVersion: { endpoints: VLLM_ENDPOINTS, metrics: VLLM_METRICS, logs: VLLM_LOGS },
    ...input,
  };
}

const TEMPLATES = new Map<string, Template>();

/** The template of a stack with one service; equal ones of a file are rendered once. */
export function givenTemplate(given: GivenAws = {}): Template {
  const key = given.replaced === undefined ? JSON.stringify(given, (_, value: unknown) => (value === undefined ? 'undefined' : value)) : undefined;
  const known = key === undefined ? undefined : TEMPLATES.get(key);
  const template = known ?? templateOf(givenStack(given).stack);
  if (key !== undefined) TEMPLATES.set(key, template);
  return template;
}

/** The same for tests that ask nothing of alarms and dashboards, which are half of what a render costs. */
export const givenUnwatchedTemplate = (given: GivenAws = {}): Template => givenTemplate(unwatched(given));

/** Without what people look at. */
export function unwatched(given: GivenAws): GivenAws {
  return { ...given, service: { observability: { ...observabilityOf({ dashboards: false }), withoutAlerts: ALERTS.map(({ code }) => code) }, ...given.service } };
}

/** A stack with one service; its app reads nothing of this machine. */
export function givenStack(given: GivenAws = {}, app = new App({ analyticsReporting: false, treeMetadata: false }), id = 'chat'): { stack: Stack; service: DecidedInferenceService } {
  const stack = new Stack(app, id, { env: { region: given.deployment?.aws?.region ?? 'us-east-1' } });
  return { stack, service: new DecidedInferenceService(stack, 'Chat', { input: givenInput(given), replaced: given.replaced?.(stack) }) };
}

/** A network, key and bucket that someone else owns. */
export const IMPORTS = {
  vpc: { id: 'vpc-0a1b2c3d', zones: ['us-east-1a', 'us-east-1b'], privateSubnets: ['subnet-0a000001', 'subnet-0b000002'], publicSubnets: ['subnet-1a000003', 'subnet-1b000004'], cidr: '10.7.0.0/16' },
  key: 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555',
  accessLogBucket: 'acme-access-logs',
  topic: 'arn:aws:sns:us-east-1:111122223333:acme-scaling',
  logGroup: '/acme/chat',
};

/** The deployment that pays for as little as possible. */
export const DEV: GivenAws = { deployment: { profile: Profile.DEV } };

/** An HTTPS listener that someone else owns. */
export const LISTENER = { arn: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/acme/0123456789abcdef/fedcba9876543210', securityGroup: 'sg-0123456789abcdef0', priority: 10 };

const { ON_DEMAND, SPOT, CAPACITY_BLOCK } = CapacityKind;

/** Machines from everywhere, and a load balancer that stands already. */
export const CAPACITY_CASES: [string, GivenAws][] = [
  ['production with a range on spot', {
    service: { capacity: [{ kind: ON_DEMAND, replicas: 2 }, { kind: SPOT }], alternatives: ['g6e.4xlarge'], replicas: 2 },
    plan: { replicas: 2, scaling: givenScaling({ min: 2, scaling: { schedules: [{ days: ['mon'], from: '08:00', to: '18:00', timeZone: 'Europe/Berlin', min: 4 }] } }) },
  }],
  ['production in blocks', {
    service: {
      capacity: [
        { kind: CAPACITY_BLOCK, replicas: 1, reservation: 'cr-0123456789abcdef0', zone: 'use1-az1', ends: '2027-01-08T11:30:00Z' },
        { kind: CAPACITY_BLOCK, replicas: 1, reservation: 'cr-0fedcba9876543210', zone: 'use1-az4', starts: '2027-01-08T05:30:00Z', ends: '2027-01-15T11:30:00Z' },
      ],
    },
  }],
  ['production behind an imported listener', { access: { hostName: 'chat.acme.com' }, deployment: { aws: { region: 'us-east-1', imports: { ...IMPORTS, listener: LISTENER } } } }],
];

function withoutKeys(guard: ServingInput['replica']['guard']): ServingInput['replica']['guard'] {
  return { ...guard, mounts: guard.mounts.filter(({ volume }) => volume !== 'keys') };
}

/** A ladder with a standby behind the same load balancer. */
export function withStandby(step: Omit<DegradationStepProps, 'action' | 'standby'> = {}, standby: StandbyProps = {}): GivenAws {
  const steps = [{ action: DegradationAction.SMALLER_MODEL, ...step, standby: { model: 'Qwen/Qwen3-4B', targetGroup: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/small/0123456789abcdef', securityGroup: 'sg-0fedcba9876543210', ...standby } }];
  return { service: { degradation: degradationOf({ steps }, () => undefined) } };
}
