import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { DecidedEcsService } from '../../constructs/aws/ecs/decided-ecs-service';
import { parityFacts } from '../../constructs/aws/ecs/parity';
import { Platform } from '../../lib/deployment/enums';
import { pascal } from './names';
import type { StackNote, Tenancy } from './tenancy';
import { watchNotes, ZONES_GUESSED } from './notes';
import { upkeepOf } from './upkeep';

/** What a reviewer hears where callers need a key. */
const KEYS_READ_ONCE: StackNote = {
  subject: 'API keys',
  reason: 'a task reads the key when it starts: after a rotation, start the tasks anew with `aws ecs update-service --force-new-deployment`; until then the key before is the valid one',
};

/** What a reviewer hears where the machines are somebody else's. */
const MACHINES_OF_THE_CLUSTER: StackNote = {
  subject: 'machines of the cluster',
  reason: 'they are not made here: see to it that their agents block instance credentials for tasks (ECS_AWSVPC_BLOCK_IMDS=true), and that /var/lib/llm-serving has room for the weights on a fast disk',
};

/** Tasks behind a load balancer, for each service. */
export const ecsTenancy: Tenancy = (stack, { services, deployment }) => {
  const served = new Map(services.map((input) => [input.service.name, new DecidedEcsService(stack, pascal(input.service.name), { input })]));
  served.forEach((service, name) => report(stack, service, pascal(name)));
  return {
    notesOf: (name) => [...served].filter(([each]) => each === name).flatMap(([, service]) => [
      ...(service.zonesKnown ? [] : [ZONES_GUESSED]),
      ...(deployment?.aws?.imports?.cluster === undefined ? [] : [MACHINES_OF_THE_CLUSTER]),
      ...(services.some(({ service }) => service.name === name && service.access.apiKeySecret !== undefined) ? [KEYS_READ_ONCE] : []),
      ...watchNotes(services, name, Platform.ECS),
      ...upkeepOf(service),
    ]),
    parityOf: parityFacts,
  };
};

function report(stack: Stack, { clusterName, serviceName, logGroupName, endpointUrl }: DecidedEcsService, prefix: string): void {
  if (endpointUrl !== undefined) new CfnOutput(stack, `${prefix}Endpoint`, { value: endpointUrl, description: 'Base address of the API' });
  new CfnOutput(stack, `${prefix}Cluster`, { value: clusterName, description: 'Cluster of the tasks' });
  new CfnOutput(stack, `${prefix}Service`, { value: serviceName, description: 'Service that keeps the tasks running' });
  new CfnOutput(stack, `${prefix}Logs`, { value: logGroupName, description: 'Log group of engine and guard' });
}
