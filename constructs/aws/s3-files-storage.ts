import { Fn } from 'aws-cdk-lib';
import * as s3files from 'aws-cdk-lib/aws-s3files';
import type { Construct, IDependable } from 'constructs';
import type { SharedStorageProps } from '../../lib/deployment/storage-props';
import { LlmServingError } from '../../lib/error';
import { FileSystemFirewall, openTowards } from './file-system-firewall';
import type { IModelStorage, ModelStorageConfig, ModelStorageSite } from './model-storage';
import { arnOf } from './private/arn';
import { bucketArnOf, weightsOf } from './private/references';
import { S3FilesRole } from './s3-files-role';

/** S3 Files is mounted over NFS (efs-utils 3.0.0, README, read 2026-11-25). */
const NFS = { from: 2049, to: 2049, purpose: 'Weights over NFS' };

/** A file system of S3 Files, and what must stand before it is mounted. */
interface View {
  readonly fileSystemId: string;
  readonly fileSystemArn: string;
  readonly after: IDependable[];
}

/** The bucket of the weights as a file system, read-only; what the role of one that stands may write is its owner's business. */
export class S3FilesStorage implements IModelStorage {
  public constructor(private readonly props: SharedStorageProps) {}

  public bind(scope: Construct, site: ModelStorageSite): ModelStorageConfig {
    const { fileSystem, accessPoint } = this.props;
    const { fileSystemId, fileSystemArn, after } = fileSystem === undefined ? make(scope, site) : existing(scope, fileSystem, site);
    return {
      // TLS and IAM are what this mount helper always does
      mount: { type: 's3files', source: Fn.join('', [fileSystemId, ':/']), options: ['_netdev', 'ro', ...(accessPoint === undefined ? [] : [`accesspoint=${accessPoint}`])].join(','), clientPackage: 'amazon-efs-utils' },
      statements: [{ Sid: 'SharedWeights', Effect: 'Allow', Action: 's3files:ClientMount', Resource: fileSystemArn }],
      after,
      taskVolume: { s3FilesVolumeConfiguration: { fileSystemArn, ...(accessPoint !== undefined && { accessPointArn: Fn.join('', [fileSystemArn, '/access-point/', accessPoint]) }) } },
    };
  }
}

function existing(scope: Construct, fileSystemId: string, { clientGroupId, network: { cidrs } }: ModelStorageSite): View {
  openTowards(scope, { clientGroupId, cidrs, ports: [NFS] });
  return { fileSystemId, fileSystemArn: arnOf('s3files', `file-system/${fileSystemId}`), after: [] };
}

/** A view of the folder of the weights, in every zone of the machines; it goes with the stack, and takes no object with it. */
function make(scope: Construct, { input, network, clientGroupId, keyArn, name }: ModelStorageSite): View {
  const { source } = input.plan.weights;
  const weights = weightsOf(source);
  if (weights === undefined) throw new LlmServingError('InvalidInput', 'S3 Files shows a bucket, and the weights lie in none', [], 'model.source');
  const role = new S3FilesRole(scope, 'Role', { weightsSource: source, permissionsBoundary: input.deployment.aws?.permissionsBoundary, name: name && `${name}-s3-files` });
  const fileSystem = new s3files.CfnFileSystem(scope, 'FileSystem', {
    bucket: bucketArnOf(weights),
    ...(weights.prefix !== '' && { prefix: weights.prefix }),
    roleArn: role.roleArn,
    kmsKeyId: keyArn,
    // who writes to the bucket besides is known: nobody through this file system
    acceptBucketWarning: true,
  });
  const { securityGroupId } = new FileSystemFirewall(scope, 'Firewall', { vpcId: network.vpcId, clientGroupId, ports: [NFS] });
  const fileSystemId = fileSystem.attrFileSystemId;
  const after = network.privateSubnetIds.map((subnetId, index) => new s3files.CfnMountTarget(scope, `Target${index}`, { fileSystemId, subnetId, securityGroups: [securityGroupId] }));
  return { fileSystemId, fileSystemArn: fileSystem.attrFileSystemArn, after };
}
