import { App } from 'aws-cdk-lib';
import { decide } from '../../../lib/decide';
import { readDeployment } from '../../../lib/deployment/read';
import { Platform } from '../../../lib/deployment/enums';
import { Severity } from '../../../lib/finding/severity';
import { ServingStack } from '../../../stacks/aws/serving-stack';
import { everythingOn } from '../../support/everything-on';
import { templateOf } from '../../support/template';

/** CloudFormation takes 500 resources in a stack; an organisation adds some of its own. */
const MOST_RESOURCES = 400;
/** Bytes of a template that CloudFormation takes from a bucket: 1 MB ("Understand CloudFormation quotas"). */
const MOST_BYTES = 1_000_000;

test.each([
  ['distributed-ec2.yaml', Platform.EC2], ['distributed-ecs.yaml', Platform.ECS],
])('%s with everything on makes one stack that CloudFormation takes', (file, platform) => {
  const decision = decide({ read: readDeployment({ text: everythingOn(file, platform), file }) });
  expect(decision.findings.filter(({ severity }) => severity === Severity.ERROR)).toEqual([]);

  const template = templateOf(new ServingStack(new App({ analyticsReporting: false }), 'everything', { decision, platform })).toJSON();

  const types = new Set(Object.values<{ Type: string }>(template.Resources).map(({ Type }) => Type));
  ['SNS::Subscription', 'Chatbot::SlackChannelConfiguration', 'Budgets::Budget', 'CloudWatch::AlarmMuteRule', 'StepFunctions::StateMachine', 'EFS::FileSystem', 'CloudTrail::Trail', 'Route53::RecordSet', 'Athena::NamedQuery']
    .forEach((type) => expect(types).toContain(`AWS::${type}`));
  expect(Object.keys(template.Resources).length).toBeLessThan(MOST_RESOURCES);
  expect(JSON.stringify(template).length).toBeLessThan(MOST_BYTES);
});
