import type { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { watchOf } from '../../../../lib/alerts/watch';
import { agentConfig, scrapeConfig } from '../../../../lib/collection/agent';
import { AGENT_IMAGE } from '../../../../lib/collection/agent-image';
import { imageReference } from '../../../../lib/container/image-reference';
import { GUARD_ADMIN_PORT } from '../../../../lib/container/layout';
import { siteEnvironment } from '../../../../lib/container/site-environment';
import { Platform } from '../../../../lib/deployment/enums';
import { logsOf, type TaskContext } from './task-container';

/** Name of the container that brings signals to CloudWatch. */
export const AGENT_CONTAINER = 'cloudwatch-agent';

/** Variables that the agent reads its configuration from (docs.aws.amazon.com, ContainerInsights-Prometheus-Setup-configure-ECS, read 2026-11-25). */
export const AGENT_VARIABLES = { agent: 'CW_CONFIG_CONTENT', scrape: 'PROMETHEUS_CONFIG_CONTENT' } as const;

/** Memory it may take, MiB; our judgement, not measured. */
const MEMORY_MIB = 512;

/** Brings the signals of this replica to CloudWatch. It may end without the replica: then it is started again. */
export function agentContainer({ input, region, logGroupName }: TaskContext): CfnTaskDefinition.ContainerDefinitionProperty {
  const { deployment, replica } = input;
  const { name: service, signals } = watchOf(input, Platform.ECS);
  const told = { signals, service, logGroup: logGroupName, address: `127.0.0.1:${GUARD_ADMIN_PORT}`, scrapeConfigPath: `env:${AGENT_VARIABLES.scrape}` };
  const environment = { ...siteEnvironment(deployment), [AGENT_VARIABLES.agent]: agentConfig(told), [AGENT_VARIABLES.scrape]: scrapeConfig(told) };
  return {
    name: AGENT_CONTAINER,
    image: imageReference(AGENT_IMAGE, deployment.site),
    essential: false,
    restartPolicy: { enabled: true },
    environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
    memory: MEMORY_MIB,
    privileged: false,
    dockerSecurityOptions: ['no-new-privileges'],
    linuxParameters: { capabilities: { drop: ['ALL'] } },
    dependsOn: [{ containerName: replica.guard.name, condition: 'HEALTHY' }],
    stopTimeout: 10,
    logConfiguration: logsOf({ region, logGroupName }),
  };
}
