import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PersistentVolumeSpec } from 'kubernetes-types/core/v1';
import { SharedStorageKind, type SharedStorageProps } from '../../../lib/deployment/storage-props';
import { LlmServingError } from '../../../lib/error';
import { folderAddress } from '../../../lib/weights/folder-address';
import { sharedFactsOf } from '../../../lib/weights/shared/kinds';
import type { DecidedService } from '../decided-service';
import { metadataOf } from './names';
import { gibibytes } from './quantities';

/** How a volume is mounted through its driver. */
type Mounted = Pick<PersistentVolumeSpec, 'csi' | 'mountOptions'>;

/** Size that Kubernetes asks for and no file system of these kinds looks at. */
const NOMINAL_MIB = 1024;

/** How each driver is told of a file system that stands; other kinds are no file systems. */
const MOUNTS: { readonly [kind: string]: (decided: DecidedService, shared: SharedStorageProps) => Mounted } = {
  // TLS is asked for by name, so that no default of a driver decides it (aws-efs-csi-driver, examples, read 2026-11-25)
  [SharedStorageKind.EFS]: (_, shared) => ({ csi: { driver: 'efs.csi.aws.com', volumeHandle: handleOf(shared), volumeAttributes: { encryptInTransit: 'true' } }, mountOptions: ['iam'] }),
  // TLS and IAM are what its mount helper always does (aws-efs-csi-driver 3.0.0, examples, read 2026-11-25)
  [SharedStorageKind.S3_FILES]: (_, shared) => ({ csi: { driver: 'efs.csi.aws.com', volumeHandle: `s3files:${handleOf(shared)}` } }),
  // aws-fsx-csi-driver, examples/kubernetes/static_provisioning, read 2026-11-25
  [SharedStorageKind.FSX_LUSTRE]: lustreMount,
  [SharedStorageKind.FSX_LUSTRE_LINKED]: lustreMount,
  // mountpoint-s3-csi-driver, docs/CONFIGURATION.md and examples, read 2026-11-25
  [SharedStorageKind.S3_MOUNT]: bucketMount,
};

/** Makes what stands between pods and shared storage, and says how pods spell it. */
export function sharedSource(scope: Construct, decided: DecidedService, shared: SharedStorageProps): { [key: string]: unknown } {
  if (shared.kind === SharedStorageKind.IMAGE) return { image: { reference: given(shared.image, 'image'), pullPolicy: 'IfNotPresent' } };
  const mount = MOUNTS[shared.kind];
  if (!mount) throw new LlmServingError('UnsupportedByTarget', `pods cannot mount ${sharedFactsOf(shared.kind).words}`, [], decided.service);
  return { persistentVolumeClaim: { claimName: bound(scope, decided, mount(decided, shared)) } };
}

/** A volume of a file system that stands, and the one claim that may have it. */
function bound(scope: Construct, decided: DecidedService, mounted: Mounted): string {
  const metadata = metadataOf(decided, 'weights');
  const { namespace, name, labels } = metadata;
  const volumeName = volumeNameOf(decided);
  const accessModes = ['ReadWriteMany'];
  new ApiObject(scope, 'Volume', {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: volumeName, labels },
    spec: {
      capacity: { storage: gibibytes(NOMINAL_MIB) }, accessModes, storageClassName: '', persistentVolumeReclaimPolicy: 'Retain',
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name },
      ...mounted,
    },
  });
  new ApiObject(scope, 'Weights', {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace, labels },
    spec: { accessModes, storageClassName: '', volumeName, resources: { requests: { storage: gibibytes(NOMINAL_MIB) } } },
  });
  return name;
}

/** Volumes know no namespaces. */
function volumeNameOf(decided: DecidedService): string {
  const { namespace, name } = metadataOf(decided, 'weights');
  return `${namespace}-${name}`;
}

function handleOf({ fileSystem, accessPoint }: SharedStorageProps): string {
  return [given(fileSystem, 'fileSystem'), ...(accessPoint === undefined ? [] : [accessPoint])].join('::');
}

function lustreMount({ region }: DecidedService, { fileSystem, mountName }: SharedStorageProps): Mounted {
  const volumeAttributes = { dnsname: `${given(fileSystem, 'fileSystem')}.fsx.${region}.amazonaws.com`, mountname: given(mountName, 'mountName') };
  return { csi: { driver: 'fsx.csi.aws.com', volumeHandle: given(fileSystem, 'fileSystem'), volumeAttributes }, mountOptions: ['flock'] };
}

/** The folder of the weights in their bucket, for the engine's user to read and nobody to write. */
function bucketMount(decided: DecidedService): Mounted {
  const { region, plan: { weights: { source } }, replica: { engine } } = decided;
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(folderAddress(source)) ?? [];
  return {
    csi: { driver: 's3.csi.aws.com', volumeHandle: volumeNameOf(decided), volumeAttributes: { bucketName: given(bucket, 'model.source') } },
    mountOptions: [
      'read-only', 'allow-other', `uid=${engine.userId}`, `gid=${engine.groupId}`,
      ...(region === undefined ? [] : [`region ${region}`]), ...(prefix ? [`prefix ${prefix}`] : []),
    ],
  };
}

function given(value: string | undefined, field: string): string {
  if (value !== undefined) return value;
  throw new LlmServingError('UnsupportedByTarget', `pods need ${field} of shared storage`, [], 'storage.shared');
}
