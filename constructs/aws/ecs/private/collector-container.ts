import type { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { COLLECTOR_VARIABLES, COLLECTOR_VOLUMES } from '../../../../lib/collection/collector';
import { siteEnvironment } from '../../../../lib/container/site-environment';
import { Platform } from '../../../../lib/deployment/enums';
import { collectorOf } from '../../private/collector';
import { logsOf, taskContainer, type TaskContext } from './task-container';

/** Sends what CloudWatch does not take to its store; none where that goes nowhere. It may end without the replica: then it is started again. No request reaches it, and nobody would know its lines: they go straight to the log group. */
export function collectorContainers(context: TaskContext): CfnTaskDefinition.ContainerDefinitionProperty[] {
  const { input, metricsUrl } = context;
  const collector = collectorOf(input, Platform.ECS);
  if (!collector) return [];
  const { replica, deployment } = input;
  const env = { ...siteEnvironment(deployment), [COLLECTOR_VARIABLES.config]: collector.config, ...(metricsUrl !== undefined && { [COLLECTOR_VARIABLES.url]: metricsUrl }) };
  const own = { ...context, input: { ...input, replica: { ...replica, volumes: COLLECTOR_VOLUMES } } };
  const place = { essential: false, dependsOn: [{ containerName: replica.guard.name, condition: 'HEALTHY' }] };
  return [{ ...taskContainer({ ...collector.spec, env }, own, place), ...place, logConfiguration: logsOf(context), restartPolicy: { enabled: true } }];
}
