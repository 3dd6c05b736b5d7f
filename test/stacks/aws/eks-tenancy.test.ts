import { Match } from 'aws-cdk-lib/assertions';
import { CapacityKind } from '../../../lib/deployment/capacity-props';
import { Profile } from '../../../lib/deployment/enums';
import { givenService } from '../../support/replica';
import { EKS_CASES, givenEksStack, givenEksTemplate, VPC } from '../../support/eks-fixture';

const { karpenter, nodeGroup, newWithAutoMode, newWithNodeGroup } = EKS_CASES;
const typesOf = (given: Parameters<typeof givenEksTemplate>[0]): string[] => [...new Set(Object.values<any>(givenEksTemplate(given).toJSON().Resources).map(({ Type }) => Type))].sort();

test('on a cluster that exists, with Karpenter, the pods get an identity and nothing else is made', () => {
  expect(typesOf(karpenter)).toEqual(['AWS::EKS::PodIdentityAssociation', 'AWS::IAM::Role']);
});

test('the identity is for one account in one namespace of one cluster, and reads the weights', () => {
  const template = givenEksTemplate(karpenter);
  template.hasResourceProperties('AWS::EKS::PodIdentityAssociation', { ClusterName: 'acme-serving', Namespace: 'serving', ServiceAccount: 'chat' });
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [{
        Principal: { Service: 'pods.eks.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: { StringEquals: { 'aws:RequestTag/kubernetes-namespace': 'serving', 'aws:RequestTag/kubernetes-service-account': 'chat', 'aws:RequestTag/eks-cluster-arn': Match.anyValue() } },
      }],
    },
    Policies: [{ PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'Weights', Action: 's3:GetObject' }), Match.objectLike({ Sid: 'WeightsList' })]) } }],
  });
});

test('a service account that exists is associated', () => {
  givenEksTemplate({ kubernetes: { serviceAccount: 'reader' } }).hasResourceProperties('AWS::EKS::PodIdentityAssociation', { ServiceAccount: 'reader' });
});

test('pods that read no bucket have a role that may do nothing, rather than that of their machine', () => {
  givenEksTemplate({ service: { model: { ...givenService().model, source: 'hf' } } }).hasResourceProperties('AWS::IAM::Role', { Policies: Match.absent() });
});

test('governed accounts name and bound every role', () => {
  const aws = { ...newWithNodeGroup.aws, permissionsBoundary: 'arn:aws:iam::111122223333:policy/b', namePrefix: 'acme-' };
  const roles = Object.values<any>(givenEksTemplate({ aws }).findResources('AWS::IAM::Role')).map(({ Properties }) => Properties);
  expect(roles.length).toBeGreaterThan(3);
  expect(roles.filter(({ PermissionsBoundary, RoleName }) => PermissionsBoundary !== aws.permissionsBoundary || !/^acme-chat-/.test(RoleName))).toEqual([]);
  expect(new Set(roles.map(({ RoleName }) => RoleName)).size).toBe(roles.length);
});

test('a node group has the image with the driver, the taint of its devices and as many machines as replicas', () => {
  givenEksTemplate(nodeGroup).hasResourceProperties('AWS::EKS::Nodegroup', {
    ClusterName: 'acme-serving', AmiType: 'AL2023_x86_64_NVIDIA', InstanceTypes: ['g6e.2xlarge'], CapacityType: 'ON_DEMAND', Subnets: VPC.privateSubnets,
    ScalingConfig: { MinSize: 1, DesiredSize: 1, MaxSize: 1 }, Taints: [{ Key: 'nvidia.com/gpu', Effect: 'NO_SCHEDULE' }], UpdateConfig: { MaxUnavailable: 1 }, NodeRepairConfig: { Enabled: true },
  });
});

const templateData = (given: Parameters<typeof givenEksTemplate>[0] = nodeGroup): any => Object.values<any>(givenEksTemplate(given).findResources('AWS::EC2::LaunchTemplate'))[0].Properties.LaunchTemplateData;

test('its machines keep their identity to themselves, encrypt their disks and join the local ones', () => {
  const data = templateData();
  expect(data).toMatchObject({ MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 }, BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeType: 'gp3' } }] });
  expect(data.UserData['Fn::Base64']).toMatch(/application\/node\.eks\.aws[^]*strategy: RAID0[^]*--LOCAL-DISKS--/);
});

test('what belongs to the group does not stand in its launch template: EKS refuses both', () => {
  expect(Object.keys(templateData()).filter((key) => /Instance(Type|Profile)|IamInstanceProfile|Subnet|ImageId|SecurityGroup/.test(key))).toEqual([]);
});

test.each([
  ['spot', { kind: CapacityKind.SPOT }, 'SPOT', {}],
  ['a reservation', { kind: CapacityKind.RESERVED, reservation: 'cr-0123456789', zone: 'us-east-1b' }, 'ON_DEMAND', { CapacityReservationSpecification: { CapacityReservationTarget: { CapacityReservationId: 'cr-0123456789' } } }],
  ['open reservations', { kind: CapacityKind.RESERVED }, 'ON_DEMAND', { CapacityReservationSpecification: { CapacityReservationPreference: 'open' } }],
  ['a block', { kind: CapacityKind.CAPACITY_BLOCK, reservation: 'cr-0123456789' }, 'CAPACITY_BLOCK', { InstanceMarketOptions: { MarketType: 'capacity-block' }, CapacityReservationSpecification: { CapacityReservationTarget: { CapacityReservationId: 'cr-0123456789' } } }],
])('machines come from %s', (_, source, CapacityType, data) => {
  const given = { ...nodeGroup, service: { capacity: [source] } };
  givenEksTemplate(given).hasResourceProperties('AWS::EKS::Nodegroup', { CapacityType, Subnets: 'zone' in source ? [VPC.privateSubnets[1]] : VPC.privateSubnets });
  expect(templateData(given)).toMatchObject(data);
});

test('each source has a group of its own', () => {
  const service = { capacity: [{ kind: CapacityKind.ON_DEMAND, replicas: 1 }, { kind: CapacityKind.SPOT }] };
  const groups = givenEksTemplate({ ...nodeGroup, service, plan: { replicas: 3 } }).findResources('AWS::EKS::Nodegroup');
  expect(Object.values<any>(groups).map(({ Properties: { CapacityType, ScalingConfig } }) => [CapacityType, ScalingConfig.MinSize, ScalingConfig.MaxSize])).toEqual([['ON_DEMAND', 1, 1], ['SPOT', 2, 3]]);
});

test('the role of machines is made, or the one that is named', () => {
  expect(typesOf(nodeGroup)).toContain('AWS::IAM::Role');
  const named = givenEksTemplate({ aws: { ...nodeGroup.aws, eks: { ...nodeGroup.aws.eks, nodeRole: 'acme-nodes' } } });
  named.hasResourceProperties('AWS::EKS::Nodegroup', { NodeRole: { 'Fn::Join': ['', Match.arrayWith([':role/acme-nodes'])] } });
  named.resourceCountIs('AWS::IAM::Role', 1);
});

test('a cluster that is made answers inside its network, logs everything, encrypts secrets and knows its administrators', () => {
  const template = givenEksTemplate(newWithAutoMode);
  template.hasResourceProperties('AWS::EKS::Cluster', {
    Name: 'chat', Version: '1.34', ResourcesVpcConfig: { EndpointPrivateAccess: true, EndpointPublicAccess: false },
    AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false }, EncryptionConfig: [{ Resources: ['secrets'] }],
    Logging: { ClusterLogging: { EnabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((Type) => ({ Type })) } },
    ComputeConfig: { Enabled: true }, StorageConfig: { BlockStorage: { Enabled: true } }, KubernetesNetworkConfig: { ElasticLoadBalancing: { Enabled: true } },
  });
  template.hasResourceProperties('AWS::EKS::AccessEntry', { PrincipalArn: 'arn:aws:iam::111122223333:role/ops' });
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/aws/eks/chat/cluster', RetentionInDays: 365, KmsKeyId: Match.anyValue() });
  template.resourceCountIs('AWS::EKS::Addon', 0);
});

test('without Auto Mode it has add-ons, machines for its own pods, and policies that are enforced', () => {
  const template = givenEksTemplate(newWithNodeGroup);
  const names = Object.values<any>(template.findResources('AWS::EKS::Addon')).map(({ Properties }) => Properties.AddonName);
  expect(names.sort()).toEqual(['coredns', 'eks-node-monitoring-agent', 'eks-pod-identity-agent', 'kube-proxy', 'vpc-cni']);
  template.hasResourceProperties('AWS::EKS::Addon', { AddonName: 'vpc-cni', ConfigurationValues: '{"enableNetworkPolicy":"true"}' });
  template.hasResourceProperties('AWS::EKS::Nodegroup', { AmiType: 'AL2023_x86_64_STANDARD', Taints: Match.absent() });
  template.hasResourceProperties('AWS::EKS::Cluster', { ComputeConfig: Match.absent() });
});

test('the control plane spreads over two zones at least, machines stand where the type is offered', () => {
  const { Properties } = Object.values<any>(givenEksTemplate(newWithNodeGroup).findResources('AWS::EKS::Cluster'))[0];
  expect(Properties.ResourcesVpcConfig.SubnetIds.length).toBeGreaterThanOrEqual(2);
});

test('no machine joins before what it needs stands', () => {
  const groups = Object.values<any>(givenEksTemplate(newWithNodeGroup).findResources('AWS::EKS::Nodegroup'));
  expect(groups).toHaveLength(2);
  groups.forEach(({ DependsOn }) => expect(DependsOn.filter((id: string) => /AddOns/.test(id))).toHaveLength(4));
});

test('for development no key is made and logs are kept for two weeks', () => {
  const template = givenEksTemplate({ ...newWithAutoMode, profile: Profile.DEV });
  template.resourceCountIs('AWS::KMS::Key', 0);
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/aws/eks/chat/cluster', RetentionInDays: 14 });
});

test('a person finds the cluster and the way in', () => {
  expect(Object.keys(givenEksTemplate(karpenter).findOutputs('*')).sort()).toEqual(['ChatPodRole', 'ClusterName', 'Kubeconfig']);
});

test('a reviewer hears where zones were guessed', () => {
  expect(givenEksStack(karpenter).tenants.notesOf('chat')).toEqual([]);
  expect(givenEksStack({ aws: { ...newWithAutoMode.aws, region: 'ap-south-2' } }).tenants.notesOf('chat').map(({ subject }) => subject)).toContain('zones');
});

test.each(Object.entries(EKS_CASES))('%s is far from the limits of a template, and has nothing to upload', (_, given) => {
  const { Resources } = givenEksTemplate(given).toJSON();
  expect(Object.keys(Resources).length).toBeLessThan(100);
  expect(JSON.stringify(Resources)).not.toMatch(/AWS::Lambda|AssetParameters|Custom::/);
});
