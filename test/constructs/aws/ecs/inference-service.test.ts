import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { EcsInferenceService } from '../../../../constructs/aws';
import { Platform, Profile } from '../../../../lib/deployment/enums';
import type { DeploymentProps } from '../../../../lib/deployment/props';
import { containerOf } from '../../../support/ecs-fixture';

const DEPLOYMENT: DeploymentProps = {
  name: 'chat',
  profile: Profile.DEV,
  platforms: [Platform.ECS],
  model: { id: 'Qwen/Qwen3-8B', revision: 'b968826d9c46dd6066d109eabc6255188de91218' },
  engine: { name: 'vllm' },
  hardware: { instanceType: 'g6e.2xlarge' },
  workload: { contextTokens: 8192 },
  access: { apiKeys: { secret: 'named' } },
  aws: { region: 'us-east-1' },
};

const SECRET = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:mine-AbCdEf';

test('a description is all it takes, and what the caller has is used by what it is', () => {
  const scope = new Stack(new App(), 'Mine', { env: { region: 'us-east-1' } });
  const service = new EcsInferenceService(scope, 'Chat', { deployment: DEPLOYMENT, apiKeySecret: secretsmanager.Secret.fromSecretCompleteArn(scope, 'Mine', SECRET) });
  new CfnOutput(scope, 'Names', { value: [service.clusterName, service.serviceName, service.logGroupName, service.endpointUrl].join(' ') });
  const template = Template.fromStack(scope);
  template.resourceCountIs('AWS::ECS::Service', 1);
  expect(containerOf(template, 'files').Secrets.at(-1)).toEqual({ Name: 'LLM_KEY_CURRENT', ValueFrom: SECRET });
});

test('a description of another platform is refused', () => {
  const scope = new Stack(new App(), 'Mine', { env: { region: 'us-east-1' } });
  expect(() => new EcsInferenceService(scope, 'Chat', { deployment: { ...DEPLOYMENT, platforms: [Platform.EC2] } })).toThrow(/no start time line for 'ecs'/);
});
