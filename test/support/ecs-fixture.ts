import { App, Stack } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { DecidedEcsService } from '../../constructs/aws/ecs/decided-ecs-service';
import { Platform } from '../../lib/deployment/enums';
import type { Plan } from '../../lib/plan/plan';
import type { ScalingPlan } from '../../lib/scaling/scaling-plan';
import { MetricSource } from '../../lib/signals/metric-source';
import { givenInput, unwatched, type GivenAws } from './aws-fixture';
import { givenPlan } from './replica';
import { templateOf } from './template';

/** Two to eight replicas. */
export const ELASTIC: ScalingPlan = {
  min: 2, max: 8, target: 24, guards: {}, startSeconds: 1200, scaleOutSeconds: 1200, scaleInSeconds: 1800, schedules: [],
  signal: { load: [{ name: 'requests_running', metric: 'vllm:num_requests_running', labels: {}, source: MetricSource.ENGINE, series: 1 }, { name: 'requests_held', metric: 'haproxy_backend_current_queue', labels: {}, source: MetricSource.GUARD, series: 1 }] },
};

const LINE = givenPlan().startTimeLines.ec2;

/** The same service as on boxes, planned for tasks. */
export function givenTasks({ plan, deployment, ...given }: GivenAws = {}): GivenAws {
  const planned: Partial<Plan> = { startTimeLines: { ecs: LINE }, ...plan };
  return { ...given, deployment: { platforms: [Platform.ECS], ...deployment }, plan: planned };
}

/** A stack with one service of tasks; its app reads nothing of this machine. */
export function givenEcsStack(given: GivenAws = {}, app = new App({ analyticsReporting: false, treeMetadata: false }), id = 'chat-ecs'): { stack: Stack; service: DecidedEcsService } {
  const stack = new Stack(app, id, { env: { region: given.deployment?.aws?.region ?? 'us-east-1' } });
  return { stack, service: new DecidedEcsService(stack, 'Chat', { input: givenInput(givenTasks(given)), replaced: given.replaced?.(stack) }) };
}

const TEMPLATES = new Map<string, Template>();

/** Its template; equal ones of a file are rendered once. */
export function givenEcsTemplate(given: GivenAws = {}): Template {
  const key = JSON.stringify(given, (_, value: unknown) => (value === undefined ? 'undefined' : value));
  const template = TEMPLATES.get(key) ?? templateOf(givenEcsStack(given).stack);
  TEMPLATES.set(key, template);
  return template;
}

/** The same for tests that ask nothing of alarms and dashboards. */
export const givenUnwatchedTasks = (given: GivenAws = {}): Template => givenEcsTemplate(unwatched(given));

/** Properties of the only resource of a type. */
export function onlyOne(template: Template, type: string): any {
  const [found, ...more] = Object.values(template.findResources(type));
  expect([found === undefined, more.length]).toEqual([false, 0]);
  return found.Properties;
}

/** A container of the task, by its name. */
export function containerOf(template: Template, name: string): any {
  return onlyOne(template, 'AWS::ECS::TaskDefinition').ContainerDefinitions.find(({ Name }: { Name: string }) => Name === name);
}
