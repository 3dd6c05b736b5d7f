import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { DecidedInferenceService } from '../../constructs/aws/decided-inference-service';
import { parityFacts } from '../../constructs/aws/parity';
import { Platform } from '../../lib/deployment/enums';
import { pascal } from './names';
import { watchNotes, ZONES_GUESSED } from './notes';
import type { Tenancy } from './tenancy';
import { upkeepOf } from './upkeep';

/** Boxes behind a load balancer, for each service. */
export const ec2Tenancy: Tenancy = (stack, { services }) => {
  const served = new Map(services.map((input) => [input.service.name, new DecidedInferenceService(stack, pascal(input.service.name), { input })]));
  served.forEach((service, name) => report(stack, service, pascal(name)));
  return {
    notesOf: (name) => [...served].filter(([each]) => each === name).flatMap(([, service]) => [
      ...(service.zonesKnown ? [] : [ZONES_GUESSED]), ...watchNotes(services, name, Platform.EC2), ...upkeepOf(service),
    ]),
    parityOf: parityFacts,
  };
};

function report(stack: Stack, { groupName, logGroupName, endpointUrl }: DecidedInferenceService, prefix: string): void {
  if (endpointUrl !== undefined) new CfnOutput(stack, `${prefix}Endpoint`, { value: endpointUrl, description: 'Base address of the API' });
  new CfnOutput(stack, `${prefix}Group`, { value: groupName, description: 'Auto Scaling group of the boxes' });
  new CfnOutput(stack, `${prefix}Logs`, { value: logGroupName, description: 'Log group of engine and guard' });
  new CfnOutput(stack, `${prefix}Session`, {
    value: `aws ssm start-session --region ${stack.region} --target "$(aws autoscaling describe-auto-scaling-groups --region ${stack.region} `
      + `--auto-scaling-group-names ${groupName} --query 'AutoScalingGroups[0].Instances[0].InstanceId' --output text)"`,
    description: 'Opens a session on the first box',
  });
}
