import { App } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { Platform, Profile } from '../../lib/deployment/enums';
import { EksNodes } from '../../lib/deployment/eks-props';
import type { AwsProps, KubernetesProps } from '../../lib/deployment/platform-props';
import { ServingStack } from '../../stacks/aws/serving-stack';
import { givenInput, type GivenAws } from './aws-fixture';
import { templateOf } from './template';

/** What a test on EKS is about; everything else is a production service whose machines Karpenter makes in a cluster that exists. */
export interface GivenEks extends Omit<GivenAws, 'deployment'> {
  readonly aws?: Partial<AwsProps>;
  readonly profile?: Profile;
  readonly kubernetes?: KubernetesProps;
}

const CLUSTER = { name: 'acme-serving' };

/** The network that a cluster stands in. */
export const VPC = { id: 'vpc-0a1b2c3d', zones: ['us-east-1a', 'us-east-1b'], privateSubnets: ['subnet-0a000001', 'subnet-0b000002'] };

const ADMINISTRATORS = ['arn:aws:iam::111122223333:role/ops'];

/** By words: where the machines come from, and who made the cluster. */
export const EKS_CASES = {
  karpenter: {},
  nodeGroup: { aws: { imports: { cluster: CLUSTER, vpc: VPC }, eks: { nodes: EksNodes.NODE_GROUP } } },
  newWithAutoMode: { aws: { imports: {}, eks: { administrators: ADMINISTRATORS } } },
  newWithNodeGroup: { aws: { imports: {}, eks: { nodes: EksNodes.NODE_GROUP, administrators: ADMINISTRATORS } } },
} as const satisfies { [words: string]: GivenEks };

/** The stack of a service on EKS. */
export function givenEksStack({ aws, profile = Profile.PROD, kubernetes, ...given }: GivenEks = {}, app = new App({ analyticsReporting: false, treeMetadata: false }), id = 'chat'): ServingStack {
  const deployment = {
    platforms: [Platform.EKS], profile,
    aws: { region: 'us-east-1', imports: { cluster: CLUSTER }, eks: { nodeRole: 'KarpenterNodeRole-acme' }, ...aws },
    kubernetes: { version: '1.34', namespace: 'serving', ...kubernetes },
  };
  const input = givenInput({ ...given, deployment });
  return new ServingStack(app, id, { decision: { deployment: input.deployment, services: [input as any], findings: [], waived: [] }, platform: Platform.EKS });
}

const TEMPLATES = new Map<string, Template>();

/** Its template; equal ones of a file are rendered once. */
export function givenEksTemplate(given: GivenEks = {}): Template {
  const key = JSON.stringify(given);
  const template = TEMPLATES.get(key) ?? templateOf(givenEksStack(given));
  TEMPLATES.set(key, template);
  return template;
}
