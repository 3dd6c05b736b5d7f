import { Aws, Fn, RemovalPolicy } from 'aws-cdk-lib';
import * as efs from 'aws-cdk-lib/aws-efs';
import type { Construct, IDependable } from 'constructs';
import type { SharedStorageProps } from '../../lib/deployment/storage-props';
import { FileSystemFirewall, openTowards } from './file-system-firewall';
import type { IModelStorage, ModelStorageConfig, ModelStorageSite } from './model-storage';
import { arnOf } from './private/arn';
import { policyDocument, type Statement } from './private/policy';

/** NFS (EFS user guide, VPC security groups). */
const NFS = { from: 2049, to: 2049, purpose: 'Weights over NFS' };

/** Folder below which everything of this library lies. */
const ROOT = '/llm-serving';

/** A file system, and the door into it. */
interface Door {
  readonly fileSystemId: string;
  readonly fileSystemArn: string;
  /** @default - the root folder */
  readonly accessPointId?: string;
  readonly after: IDependable[];
}

/** Weights in Amazon EFS, reached through TLS and with the machine's own identity. */
export class EfsStorage implements IModelStorage {
  public constructor(private readonly props: SharedStorageProps) {}

  public bind(scope: Construct, site: ModelStorageSite): ModelStorageConfig {
    const door = this.props.fileSystem === undefined ? make(scope, site) : this.existing(scope, this.props.fileSystem, site);
    const { fileSystemId, accessPointId, after } = door;
    return {
      mount: {
        type: 'efs',
        source: Fn.join('', [fileSystemId, ':/']),
        options: Fn.join('', ['_netdev,noresvport,tls,iam', ...(accessPointId === undefined ? [] : [',accesspoint=', accessPointId])]),
        clientPackage: 'amazon-efs-utils',
      },
      statements: statementsFor(door),
      after,
      taskVolume: {
        efsVolumeConfiguration: {
          filesystemId: fileSystemId, transitEncryption: 'ENABLED',
          authorizationConfig: { iam: 'ENABLED', ...(accessPointId !== undefined && { accessPointId }) },
        },
      },
    };
  }

  private existing(scope: Construct, fileSystemId: string, { clientGroupId, network: { cidrs } }: ModelStorageSite): Door {
    openTowards(scope, { clientGroupId, cidrs, ports: [NFS] });
    return { fileSystemId, fileSystemArn: arnOf('elasticfilesystem', `file-system/${fileSystemId}`), accessPointId: this.props.accessPoint, after: [] };
  }
}

/** Of elastic throughput, since weights are read seldom and then at once; in every zone of the machines. */
function make(scope: Construct, { input: { replica, service }, network, clientGroupId, keyArn, keep }: ModelStorageSite): Door {
  const fileSystem = new efs.CfnFileSystem(scope, 'FileSystem', {
    encrypted: true,
    kmsKeyId: keyArn,
    throughputMode: 'elastic',
    performanceMode: 'generalPurpose',
    // weights can be fetched again; a backup is the daily one of AWS, kept for 35 days (EFS user guide, automatic backups)
    backupPolicy: { status: service.recovery.backup ? 'ENABLED' : 'DISABLED' },
    fileSystemPolicy: policyDocument([{ Sid: 'Tls', Effect: 'Deny', Principal: { AWS: '*' }, Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }]),
    fileSystemTags: [{ key: 'Name', value: Fn.join('-', [Aws.STACK_NAME, 'weights']) }],
  });
  fileSystem.applyRemovalPolicy(keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
  const { securityGroupId } = new FileSystemFirewall(scope, 'Firewall', { vpcId: network.vpcId, clientGroupId, ports: [NFS] });
  const targets = network.privateSubnetIds.map((subnetId, index) => new efs.CfnMountTarget(scope, `Target${index}`, { fileSystemId: fileSystem.ref, subnetId, securityGroups: [securityGroupId] }));
  const owner = replica.fetch ?? replica.engine;
  const [uid, gid] = [String(owner.userId), String(owner.groupId)];
  const door = new efs.CfnAccessPoint(scope, 'Door', {
    fileSystemId: fileSystem.ref,
    posixUser: { uid, gid },
    rootDirectory: { path: ROOT, creationInfo: { ownerUid: uid, ownerGid: gid, permissions: '0755' } },
  });
  return { fileSystemId: fileSystem.ref, fileSystemArn: fileSystem.attrArn, accessPointId: door.ref, after: [...targets, door] };
}

/** Through the door only; without one the root folder belongs to root. */
function statementsFor({ fileSystemArn, accessPointId }: Door): Statement[] {
  const [mount, root] = [['ClientMount', 'ClientWrite'], ['ClientRootAccess']].map((actions) => actions.map((action) => `elasticfilesystem:${action}`));
  if (accessPointId === undefined) return [{ Sid: 'SharedWeights', Effect: 'Allow', Action: [...mount, ...root], Resource: fileSystemArn }];
  const through = { StringEquals: { 'elasticfilesystem:AccessPointArn': arnOf('elasticfilesystem', Fn.join('', ['access-point/', accessPointId])) } };
  return [{ Sid: 'SharedWeights', Effect: 'Allow', Action: mount, Resource: fileSystemArn, Condition: through }];
}
