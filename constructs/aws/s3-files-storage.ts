import { Fn } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SharedStorageProps } from '../../lib/deployment/storage-props';
import { LlmServingError } from '../../lib/error';
import { openTowards } from './file-system-firewall';
import type { IModelStorage, ModelStorageConfig, ModelStorageSite } from './model-storage';
import { arnOf } from './private/arn';

/** S3 Files is mounted over NFS (efs-utils 3.0.0, README, read 2026-11-25). */
const NFS = { from: 2049, to: 2049, purpose: 'Weights over NFS' };

/** The bucket of the weights as a file system that stands: what its own role may write is its owner's business. */
export class S3FilesStorage implements IModelStorage {
  public constructor(private readonly props: SharedStorageProps) {}

  public bind(scope: Construct, { clientGroupId, network: { cidrs } }: ModelStorageSite): ModelStorageConfig {
    const { fileSystem, accessPoint } = this.props;
    if (fileSystem === undefined) throw new LlmServingError('InvalidInput', 'a file system of S3 Files is not made here', [], 'storage.shared.fileSystem');
    openTowards(scope, { clientGroupId, cidrs, ports: [NFS] });
    const fileSystemArn = arnOf('s3files', `file-system/${fileSystem}`);
    return {
      // TLS and IAM are what this mount helper always does
      mount: { type: 's3files', source: `${fileSystem}:/`, options: ['_netdev', 'ro', ...(accessPoint === undefined ? [] : [`accesspoint=${accessPoint}`])].join(','), clientPackage: 'amazon-efs-utils' },
      statements: [{ Sid: 'SharedWeights', Effect: 'Allow', Action: 's3files:ClientMount', Resource: fileSystemArn }],
      after: [],
      taskVolume: { s3FilesVolumeConfiguration: { fileSystemArn, ...(accessPoint !== undefined && { accessPointArn: Fn.join('', [fileSystemArn, '/access-point/', accessPoint]) }) } },
    };
  }
}
