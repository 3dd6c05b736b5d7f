import type { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { siteEnvironment } from '../../../../lib/container/site-environment';
import { taskCollector } from '../../../../lib/logs/aws-collector';
import { logCollectorImage } from '../../../../lib/logs/collector-image';
import { COLLECTOR_FILES } from '../../../../lib/logs/fluent-bit';
import type { ServingInput } from '../../serving-input';
import { COLLECTOR_CONTAINER, logsOf, type TaskContext } from './task-container';

/** Volume of its configuration. */
export const LOG_COLLECTOR_VOLUME = 'log-router';

/** Where it sees it. */
const FOLDER = '/log-router';

/** Memory it may take, MiB; our judgement, not measured. */
const MEMORY_MIB = 256;

/** Memory that the scheduler sets aside, MiB; our judgement. */
const RESERVED_MIB = 64;

/** What it reads, by name. */
export function logCollectorFiles(input: ServingInput): { [file: string]: string } {
  const { engine, guard, gate, fetch, preparation } = input.replica;
  const tools = [gate, fetch, preparation].flatMap((spec) => spec?.name ?? []);
  return taskCollector(input, FOLDER, { engine: engine.name, guard: guard.name, tools });
}

/**
 * FireLens: ECS puts the lines of the other containers into its socket, and its own configuration in front of ours. The task outlives it: it is started again, and lines
 * that find no room meanwhile are dropped.
 */
export function logCollectorContainer(context: TaskContext, after: CfnTaskDefinition.ContainerDependencyProperty[]): CfnTaskDefinition.ContainerDefinitionProperty {
  const { input: { deployment }, region, logGroupName } = context;
  const environment = { ...siteEnvironment(deployment), LLM_REGION: region, LLM_LOG_GROUP: logGroupName };
  return {
    name: COLLECTOR_CONTAINER,
    image: logCollectorImage(deployment.site),
    essential: false,
    restartPolicy: { enabled: true },
    // its socket belongs to root
    user: '0:0',
    firelensConfiguration: { type: 'fluentbit', options: { 'config-file-type': 'file', 'config-file-value': `${FOLDER}/${COLLECTOR_FILES.main}`, 'enable-ecs-log-metadata': 'false' } },
    environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
    mountPoints: [{ sourceVolume: LOG_COLLECTOR_VOLUME, containerPath: FOLDER, readOnly: true }],
    memoryReservation: RESERVED_MIB,
    memory: MEMORY_MIB,
    privileged: false,
    dockerSecurityOptions: ['no-new-privileges'],
    linuxParameters: { capabilities: { drop: ['ALL'] } },
    dependsOn: after,
    stopTimeout: 10,
    logConfiguration: logsOf(context),
  };
}
