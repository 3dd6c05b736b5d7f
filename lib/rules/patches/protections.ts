import { becomes, changed, decrypted, noLonger, raised, reachesMachine, replaced, unchecked, unprotected, unwalled, type Protections } from './lost';
import { PROTECTIONS_OF_CLUSTERS } from './protections-of-clusters';

/** Fields that protect something, and how that ends, by the type of a resource or the kind of a manifest. */
export const PROTECTIONS: { readonly [type: string]: Protections } = {
  'AWS::IAM::Role': { 'Properties.PermissionsBoundary': replaced },
  'AWS::IAM::InstanceProfile': { 'Properties.Roles': replaced },
  'AWS::EC2::LaunchTemplate': {
    'Properties.LaunchTemplateData.MetadataOptions.HttpTokens': noLonger('required'),
    'Properties.LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit': raised,
    'Properties.LaunchTemplateData.BlockDeviceMappings': decrypted,
    'Properties.LaunchTemplateData.NetworkInterfaces': changed,
    'Properties.LaunchTemplateData.SecurityGroupIds': replaced,
    'Properties.LaunchTemplateData.IamInstanceProfile': replaced,
  },
  'AWS::ECS::TaskDefinition': {
    'Properties.ContainerDefinitions': unwalled,
    'Properties.Volumes': reachesMachine,
    'Properties.NetworkMode': noLonger('awsvpc'),
    'Properties.PidMode': changed,
    'Properties.IpcMode': changed,
    'Properties.TaskRoleArn': replaced,
    'Properties.ExecutionRoleArn': replaced,
  },
  'AWS::ECS::Service': {
    'Properties.EnableExecuteCommand': becomes('true'),
    'Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp': noLonger('DISABLED'),
    'Properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups': replaced,
  },
  'AWS::EC2::Subnet': { 'Properties.MapPublicIpOnLaunch': becomes('true') },
  'AWS::ElasticLoadBalancingV2::Listener': {
    'Properties.Protocol': noLonger('HTTPS'),
    'Properties.Port': noLonger('443'),
    'Properties.Certificates': replaced,
    'Properties.SslPolicy': replaced,
    'Properties.DefaultActions': unchecked,
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': { 'Properties.Actions': unchecked, 'Properties.Conditions': replaced },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    'Properties.Scheme': noLonger('internal'),
    'Properties.SecurityGroups': replaced,
    'Properties.LoadBalancerAttributes': unprotected,
  },
  'AWS::KMS::Key': { 'Properties.EnableKeyRotation': noLonger('true') },
  'AWS::Logs::LogGroup': { 'Properties.KmsKeyId': replaced },
  'AWS::SNS::Topic': { 'Properties.KmsMasterKeyId': replaced },
  'AWS::S3::Bucket': {
    'Properties.BucketEncryption': replaced,
    'Properties.PublicAccessBlockConfiguration': replaced,
    'Properties.OwnershipControls': replaced,
    'Properties.VersioningConfiguration': replaced,
  },
  'AWS::EC2::FlowLog': { 'Properties.ResourceId': replaced, 'Properties.TrafficType': noLonger('ALL'), 'Properties.LogGroupName': replaced },
  'AWS::EFS::FileSystem': { 'Properties.Encrypted': noLonger('true'), 'Properties.KmsKeyId': replaced, 'Properties.FileSystemPolicy': replaced },
  'AWS::EFS::MountTarget': { 'Properties.SecurityGroups': replaced },
  'AWS::EFS::AccessPoint': { 'Properties.PosixUser': replaced, 'Properties.RootDirectory': replaced },
  'AWS::FSx::FileSystem': { 'Properties.KmsKeyId': replaced, 'Properties.SecurityGroupIds': replaced },
  ...PROTECTIONS_OF_CLUSTERS,
  ServiceAccount: { automountServiceAccountToken: noLonger('false') },
};

/** Fields that protect in every object: policies and quotas hold in their namespace only. */
export const EVERYWHERE: Protections = { 'metadata.namespace': changed };
