import { changesBetween } from '../../patch/changes';
import { at, mapsAt, type Json } from './json';

/** Whether a protection that a field gave is gone, or cannot be judged any more. */
type Lost = (was: unknown, is: unknown) => boolean;

const changed: Lost = (was, is) => changesBetween(was, is).length > 0;

/** What was not rendered may be added. */
const replaced: Lost = (was, is) => was !== undefined && changed(was, is);

// CloudFormation takes numbers and switches as text
const noLonger = (value: string): Lost => (was, is) => String(was) === value && String(is) !== value;

const becomes = (value: string): Lost => (was, is) => String(was) !== value && String(is) === value;

const raised: Lost = (was, is) => was !== undefined && !(Number(is) <= Number(was));

/** Every volume stays encrypted with its key, and a new one is encrypted too. */
const decrypted: Lost = (was, is) => {
  const volumes = (value: unknown) => mapsAt({ value }, 'value').filter(({ Ebs }) => Ebs !== undefined);
  const open = (volume: Json) => String(at(volume, 'Ebs.Encrypted')) !== 'true';
  const now = new Map(volumes(is).map((volume) => [volume.DeviceName, volume]));
  const known = volumes(was).filter((volume) => !open(volume));
  return known.length > 0 && (volumes(is).some(open) || known.some(({ DeviceName, Ebs }) => changed(at(Ebs, 'KmsKeyId'), at(now.get(DeviceName), 'Ebs.KmsKeyId')) || !now.has(DeviceName)));
};

/** Attributes of a load balancer that protect: who came, what is refused, that it stays. */
const PROTECTING = /^(access_logs\.|deletion_protection\.|routing\.http\.(drop_invalid|desync))/;

const unprotected: Lost = (was, is) => mapsAt({ was }, 'was')
  .filter(({ Key }) => PROTECTING.test(String(Key)))
  .some((attribute) => !mapsAt({ is }, 'is').some(({ Key, Value }) => Key === attribute.Key && !changed(Value, attribute.Value)));

/** What keeps a container of a task from its machine. */
const HARDENING = ['Privileged', 'User', 'ReadonlyRootFilesystem', 'DockerSecurityOptions', 'LinuxParameters.Capabilities', 'LinuxParameters.Devices'];

/** Every container keeps its walls, and a new one is not privileged. */
const unwalled: Lost = (was, is) => mapsAt({ is }, 'is').some((container) => {
  const known = mapsAt({ was }, 'was').find(({ Name }) => Name === container.Name);
  return known ? HARDENING.some((field) => changed(at(known, field), at(container, field))) : String(container.Privileged) === 'true';
});

/** Fields that protect something, and how that ends, by the type of a resource or the kind of a manifest. */
export const PROTECTIONS: { readonly [type: string]: { readonly [field: string]: Lost } } = {
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
  },
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
  ServiceAccount: { automountServiceAccountToken: noLonger('false') },
};

/** Fields that protect in every object: policies and quotas hold in their namespace only. */
export const EVERYWHERE: { readonly [field: string]: Lost } = { 'metadata.namespace': changed };
