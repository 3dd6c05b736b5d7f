import { LlmServingError } from '../../../lib/error';
import type { ParityFacts } from '../../../lib/review/parity';
import { LOAD } from '../../../lib/scaling/cloudwatch';
import { FIXED, signalOfMath } from '../../../lib/scaling/read-back';
import { SERVED_NAMES_LABEL } from '../../../lib/service-tag';
import { fileOf, isTagged, lastWord, partsIn, type Template } from '../private/template-files';
import { AGENT_CONTAINER, AGENT_VARIABLES } from './private/agent-container';
import { LOG_COLLECTOR_VOLUME } from './private/log-collector-container';
import { FILES_CONTAINER, pathIn } from './private/files-container';

/** A container of a task definition, as far as it is read back. */
interface Container {
  readonly Name: string;
  readonly [field: string]: any;
}

/** What stands in the template of one service, read back as ECS would: service, task, parameters. */
export function parityFacts(template: Template, service: string): ParityFacts {
  const { DesiredCount, LoadBalancers } = propertiesOf(template, 'AWS::ECS::Service', service);
  const containers: Container[] = propertiesOf(template, 'AWS::ECS::TaskDefinition', service).ContainerDefinitions;
  const engine = containerIn(containers, 'engine');
  const guard = containerIn(containers, 'guard');
  return {
    engineImage: engine.Image,
    guardImage: guard.Image,
    engineCommand: [...(engine.EntryPoint ?? []), ...engine.Command],
    engineEnvironment: environmentOf(engine),
    port: guard.PortMappings[0].ContainerPort,
    readinessPath: targetPathOf(template, LoadBalancers) ?? engine.HealthCheck.Command.at(-1),
    acceleratorsPerReplica: Number(engine.ResourceRequirements?.find(({ Type }: { Type: string }) => Type === 'GPU')?.Value ?? 0),
    nodesPerReplica: 1,
    workerCommand: [],
    ...scalingOf(template, { service, fixed: DesiredCount, agent: containerIn(containers, AGENT_CONTAINER) }),
    servedNames: (engine.DockerLabels[SERVED_NAMES_LABEL] ?? '').split(','),
    files: filesOf(template, containerIn(containers, FILES_CONTAINER)),
  };
}

/** What the load balancer asks; without one the health check of the engine decides whether it takes part. */
function targetPathOf({ Resources }: Template, balancers: { TargetGroupArn: { Ref: string } }[] = []): string | undefined {
  return balancers.length === 0 ? undefined : Resources[balancers[0].TargetGroupArn.Ref].Properties.HealthCheckPath;
}

/** The files of the replica, joined from the template's own parameters; those of the collector are no part of it. */
function filesOf(template: Template, writer: Container): { [name: string]: string } {
  const parts = partsIn(template);
  const partNames = new Map((writer.Secrets as { Name: string; ValueFrom: unknown }[]).map(({ Name, ValueFrom }) => [Name, lastWord(ValueFrom)]));
  return Object.fromEntries(environmentOf(writer).LLM_FILES.split('\n').filter((line) => line !== '' && !line.startsWith(`${pathIn({ name: LOG_COLLECTOR_VOLUME })}/`)).map((line) => {
    const [path, encoding, , ...variables] = line.split(' ');
    return [lastWord(path), fileOf(parts, variables.map((variable) => partNames.get(variable) ?? variable), encoding)];
  }));
}

function environmentOf({ Environment = [] }: Container): { [name: string]: string } {
  return Object.fromEntries((Environment as { Name: string; Value: string }[]).map(({ Name, Value }) => [Name, Value]));
}

/** The range and what moves it: the target that is told of the service, and the policy that is told of the target. */
function scalingOf(template: Template, { service, fixed, agent }: { readonly service: string; readonly fixed: number | undefined; readonly agent: Container }): Pick<ParityFacts, 'replicasMin' | 'replicasMax' | 'scalingSignal' | 'scalingTarget'> {
  if (fixed !== undefined) return { replicasMin: fixed, replicasMax: fixed, scalingSignal: FIXED.signal, scalingTarget: FIXED.target };
  const [serviceId] = resourceOf(template, 'AWS::ECS::Service', service);
  const resources = Object.entries(template.Resources);
  const [targetId, target] = resources.find(([, { Type, Properties }]) => Type === 'AWS::ApplicationAutoScaling::ScalableTarget' && JSON.stringify(Properties.ResourceId).includes(serviceId)) ?? [];
  const policy = resources.find(([, { Type, Properties }]) => Type === 'AWS::ApplicationAutoScaling::ScalingPolicy' && Properties.ScalingTargetId?.Ref === targetId)?.[1];
  if (!target || !policy) throw new LlmServingError('InvalidInput', `nothing moves the number of tasks of '${service}'`);
  const { TargetValue, CustomizedMetricSpecification: { Metrics } } = policy.Properties.TargetTrackingScalingPolicyConfiguration;
  const { Expression } = Metrics.find(({ Id }: { Id: string }) => Id === LOAD);
  return {
    replicasMin: target.Properties.MinCapacity,
    replicasMax: target.Properties.MaxCapacity,
    scalingSignal: signalOfMath(Expression, environmentOf(agent)[AGENT_VARIABLES.scrape]),
    scalingTarget: TargetValue,
  };
}

function resourceOf({ Resources }: Template, type: string, service: string): [logicalId: string, resource: Template['Resources'][string]] {
  const found = Object.entries(Resources).find(([, { Type, Properties }]) => Type === type && isTagged(Properties.Tags, service));
  if (!found) throw new LlmServingError('InvalidInput', `no ${type} is tagged with the service '${service}'`);
  return found;
}

function propertiesOf(template: Template, type: string, service: string): any {
  return resourceOf(template, type, service)[1].Properties;
}

function containerIn(containers: Container[], name: string): Container {
  const found = containers.find(({ Name }) => Name === name);
  if (!found) throw new LlmServingError('InvalidInput', `the task has no container '${name}'`);
  return found;
}
