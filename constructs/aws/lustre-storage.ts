import { Aws, Fn, RemovalPolicy } from 'aws-cdk-lib';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import type { Construct, IDependable } from 'constructs';
import { SharedStorageKind, type SharedStorageProps } from '../../lib/deployment/storage-props';
import { LlmServingError } from '../../lib/error';
import { folderAddress } from '../../lib/weights/folder-address';
import { lustreSizeOf } from '../../lib/weights/shared/fsx-lustre';
import { FileSystemFirewall, openTowards } from './file-system-firewall';
import type { IModelStorage, ModelStorageConfig, ModelStorageSite } from './model-storage';

/** LNET (FSx for Lustre user guide, security groups; read from public templates 2026-11-25). */
const LNET = [{ from: 988, to: 988, purpose: 'Weights over Lustre' }, { from: 1018, to: 1023, purpose: 'Lustre between servers and clients' }];

/** A server that clients of 2.15 mount: those of Amazon Linux 2023 (AWS service fact sheet, section 10, 2026-11-22). */
const VERSION = '2.15';

/** What is mounted. */
interface Share {
  readonly dnsName: string;
  readonly mountName: string;
  readonly after: IDependable[];
}

/** Weights in Amazon FSx for Lustre, in the first zone of the machines. */
export class LustreStorage implements IModelStorage {
  private readonly linked: boolean;

  public constructor(private readonly props: SharedStorageProps) {
    this.linked = props.kind === SharedStorageKind.FSX_LUSTRE_LINKED;
  }

  public bind(scope: Construct, site: ModelStorageSite): ModelStorageConfig {
    const { dnsName, mountName, after } = this.props.fileSystem === undefined ? this.make(scope, site) : this.existing(scope, this.props.fileSystem, site);
    return {
      mount: { type: 'lustre', source: Fn.join('', [dnsName, '@tcp:/', mountName]), options: `noatime,flock,_netdev${this.linked ? ',ro' : ''}`, clientPackage: 'lustre-client' },
      statements: [],
      after,
    };
  }

  private existing(scope: Construct, fileSystem: string, { clientGroupId, network: { cidrs } }: ModelStorageSite): Share {
    const { mountName } = this.props;
    if (mountName === undefined) throw new LlmServingError('InvalidInput', 'a Lustre file system is mounted by its mount name', [], 'storage.shared.mountName');
    openTowards(scope, { clientGroupId, cidrs, ports: LNET });
    return { dnsName: Fn.join('', [fileSystem, '.fsx.', Aws.REGION, '.', Aws.URL_SUFFIX]), mountName, after: [] };
  }

  private make(scope: Construct, { input, network, clientGroupId, keyArn, keep }: ModelStorageSite): Share {
    const { capacityGiB, throughputPerTiB } = lustreSizeOf(this.props, input.plan.weights.sizeGiB);
    const { securityGroupId } = new FileSystemFirewall(scope, 'Firewall', { vpcId: network.vpcId, clientGroupId, ports: LNET, bothWays: true });
    const fileSystem = new fsx.CfnFileSystem(scope, 'FileSystem', {
      fileSystemType: 'LUSTRE',
      fileSystemTypeVersion: VERSION,
      storageCapacity: capacityGiB,
      storageType: 'SSD',
      subnetIds: network.privateSubnetIds.slice(0, 1),
      securityGroupIds: [securityGroupId],
      kmsKeyId: keyArn,
      lustreConfiguration: {
        deploymentType: 'PERSISTENT_2',
        perUnitStorageThroughput: throughputPerTiB,
        // weights can be fetched again, and do not compress
        automaticBackupRetentionDays: 0,
        dataCompressionType: 'NONE',
      },
    });
    fileSystem.applyRemovalPolicy(keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    const link = this.linked ? [linkTo(scope, fileSystem.ref, input.plan.weights.source)] : [];
    return { dnsName: fileSystem.attrDnsName, mountName: fileSystem.attrLustreMountName, after: [fileSystem, ...link] };
  }
}

/** The folder of the weights as the root of the file system: names are read once, and what changes in the bucket later is not taken over. */
function linkTo(scope: Construct, fileSystemId: string, source: string): fsx.CfnDataRepositoryAssociation {
  return new fsx.CfnDataRepositoryAssociation(scope, 'Link', { fileSystemId, fileSystemPath: '/', dataRepositoryPath: folderAddress(source), batchImportMetaDataOnCreate: true });
}
