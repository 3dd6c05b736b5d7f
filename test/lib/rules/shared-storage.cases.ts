import { Architecture, IntegrityKind, Platform, Profile, WeightsLoad } from '../../../lib/deployment/enums';
import { SharedStorageKind, type SharedStorageProps } from '../../../lib/deployment/storage-props';
import { Severity } from '../../../lib/finding/severity';
import type { Changes } from '../../support/subject';
import type { Subject } from '../../../lib/rules/rule';
import type { RuleCases } from './cases';

const { EFS, FSX_LUSTRE, FSX_LUSTRE_LINKED, S3_FILES, S3_MOUNT, CLAIM, IMAGE } = SharedStorageKind;
const machines = { platforms: [Platform.EC2] };
const pods = { platforms: [Platform.KUBERNETES] };
const id = 'fs-0123456789abcdef0';
const pinned = `registry.acme.com/qwen@sha256:${'a'.repeat(64)}`;

/** A service that shares storage. */
const sharing = (shared: SharedStorageProps, deployment: Changes<Subject['deployment']> = {}, service: Changes<Subject['service']> = {}): Changes<Subject> =>
  ({ deployment, service: { ...service, storage: { ...service.storage, shared } } });

const kinds = Object.values(SharedStorageKind);

export const sharedStorageCases: RuleCases = {
  SHARED_STORAGE_UNREACHABLE: {
    fires: [
      ...[S3_MOUNT, CLAIM, IMAGE].map((kind) => ({ when: `boxes are to mount ${kind}`, given: sharing({ kind }), says: /EC2 cannot mount/, at: 'storage.shared.kind' })),
      { when: 'tasks are to mount Lustre', given: sharing({ kind: FSX_LUSTRE }, { platforms: [Platform.ECS] }), says: /Amazon ECS cannot mount Amazon FSx for Lustre/, at: 'storage.shared.kind' },
    ],
    silent: [
      ...[EFS, FSX_LUSTRE, FSX_LUSTRE_LINKED, S3_FILES].map((kind) => ({ when: `boxes mount ${kind}`, given: sharing({ kind }, machines) })),
      ...kinds.map((kind) => ({ when: `pods mount ${kind}`, given: sharing({ kind }, pods) })),
      { when: 'nothing is shared', given: {} },
    ],
  },
  BUCKET_VERSIONS_NEEDED: {
    fires: [{ when: 'S3 Files is made', given: sharing({ kind: S3_FILES }, machines), says: /nothing tells from here whether s3:\/\/acme-models/, at: 'model.source' }],
    silent: [
      { when: 'versions are compared', given: sharing({ kind: S3_FILES }, machines, { model: { integrity: IntegrityKind.S3_VERSION } }) },
      { when: 'it stands', given: sharing({ kind: S3_FILES, fileSystem: id }, machines) }, { when: 'pods mount it', given: sharing({ kind: S3_FILES }, pods) },
      { when: 'Lustre is linked', given: sharing({ kind: FSX_LUSTRE_LINKED }, machines) },
    ],
  },
  SHARED_STORAGE_NOT_NAMED: {
    fires: [
      { when: 'pods need a file system that stands', given: sharing({ kind: EFS }), says: /mounted on Kubernetes by its fileSystem/, at: 'storage.shared.fileSystem' },
      { when: 'pods need more of Lustre', given: sharing({ kind: FSX_LUSTRE }, pods), says: /mountName/, at: 'storage.shared.mountName', times: 2 },
      { when: 'boxes need the name of a Lustre that stands', given: sharing({ kind: FSX_LUSTRE, fileSystem: id }, machines), says: /on EC2 by its mountName/, at: 'storage.shared.mountName' },
      { when: 'pods need S3 Files that stands', given: sharing({ kind: S3_FILES }, pods), says: /S3 Files/, at: 'storage.shared.fileSystem' },
      { when: 'an image has no name', given: sharing({ kind: IMAGE }, pods), says: /image/, at: 'storage.shared.image' },
    ],
    silent: [
      { when: 'boxes make EFS', given: sharing({ kind: EFS }, machines) }, { when: 'boxes make S3 Files', given: sharing({ kind: S3_FILES }, machines) }, { when: 'boxes make Lustre', given: sharing({ kind: FSX_LUSTRE }, machines) },
      { when: 'all of it is given', given: sharing({ kind: FSX_LUSTRE, fileSystem: id, mountName: 'abcdefg' }) }, { when: 'a bucket is named elsewhere', given: sharing({ kind: S3_MOUNT }, pods) },
      { when: 'a claim is made', given: sharing({ kind: CLAIM }, pods) }, { when: 'nothing is shared', given: {} },
    ],
  },
  SHARED_STORAGE_IN_ONE_ZONE: {
    fires: [
      { when: 'a network that is made has several', given: sharing({ kind: FSX_LUSTRE }, machines, { replicas: 2 }), says: /Lustre stands in one zone, the 2 replicas/, at: 'storage.shared.kind' },
      { when: 'users are served', given: sharing({ kind: FSX_LUSTRE }, { ...pods, profile: Profile.PROD }, { replicas: 3 }), says: /3 replicas/, at: 'storage.shared.kind', severity: Severity.WARNING },
      { when: 'an imported network has two', given: sharing({ kind: FSX_LUSTRE }, { ...machines, aws: { imports: { vpc: { zones: ['us-east-1a', 'us-east-1b'] } } } }, { replicas: 2 }), says: /one zone/, at: 'storage.shared.kind' },
    ],
    silent: [
      { when: 'one replica reads', given: sharing({ kind: FSX_LUSTRE }, machines) }, { when: 'it answers in every zone', given: sharing({ kind: EFS }, {}, { replicas: 4 }) },
      { when: 'the network has one', given: sharing({ kind: FSX_LUSTRE }, { ...machines, aws: { imports: { vpc: { zones: ['us-east-1a'] } } } }, { replicas: 2 }) },
      { when: 'nodes are chosen by zone', given: sharing({ kind: FSX_LUSTRE }, { ...pods, kubernetes: { nodeSelector: { 'topology.kubernetes.io/zone': 'us-east-1a' } } }, { replicas: 2 }) },
      { when: 'nothing is shared', given: { service: { replicas: 2 } } },
    ],
  },
  IMAGE_VOLUME_UNKNOWN: {
    fires: [{ when: 'the cluster is too old', given: sharing({ kind: IMAGE, image: pinned }, pods), says: /from Kubernetes 1\.35, the cluster is 1\.34/, at: 'kubernetes.version' }],
    silent: [
      { when: 'the cluster knows them', given: sharing({ kind: IMAGE, image: pinned }, { ...pods, kubernetes: { version: '1.35' } }) }, { when: 'another kind is mounted', given: sharing({ kind: EFS }, pods) },
      { when: 'there are no pods', given: sharing({ kind: IMAGE, image: pinned }, machines) },
    ],
  },
  IMAGE_VOLUME_NOT_PINNED: {
    fires: [
      { when: 'it has a tag only', given: sharing({ kind: IMAGE, image: 'registry.acme.com/qwen:r7' }, pods), says: /qwen:r7, has no digest/, at: 'storage.shared.image' },
      { when: 'users are served', given: sharing({ kind: IMAGE, image: 'registry.acme.com/qwen' }, { ...pods, profile: Profile.PROD }), says: /no digest/, at: 'storage.shared.image', severity: Severity.ERROR },
    ],
    silent: [{ when: 'a digest names it', given: sharing({ kind: IMAGE, image: pinned }, pods) }, { when: 'only the deployment knows it', given: sharing({ kind: IMAGE, image: '${Token[TOKEN.7]}' }, pods) }, { when: 'nothing is shared', given: {} }],
  },
  SHARED_STORAGE_WITHOUT_BUCKET: {
    fires: [
      { when: 'weights are on the Hub', given: sharing({ kind: S3_MOUNT }, pods, { model: { source: 'hf' } }), says: /which is the Hub/, at: 'model.source' },
      { when: 'weights are at a path', given: sharing({ kind: S3_FILES, fileSystem: id }, {}, { model: { source: '/models/qwen' } }), says: /which is \/models\/qwen/, at: 'model.source' },
    ],
    silent: [{ when: 'weights are in a bucket', given: sharing({ kind: S3_MOUNT }, pods) }, { when: 'a job fetches from the Hub', given: sharing({ kind: EFS }, {}, { model: { source: 'hf' } }) }, { when: 'only the deployment knows it', given: sharing({ kind: S3_MOUNT }, pods, { model: { source: '${Token[TOKEN.7]}' } }) }],
  },
  SHARED_STORAGE_TOO_SMALL: {
    fires: [
      { when: 'nobody sells that size', given: sharing({ kind: FSX_LUSTRE, capacityGiB: 1300 }), says: /1300 GiB cannot be ordered/, at: 'storage.shared.capacityGiB' },
      { when: 'weights do not fit', given: { ...sharing({ kind: FSX_LUSTRE, capacityGiB: 1200 }), plan: { weights: { sizeGiB: 1300 } } }, says: /1300\.0 GiB do not fit into 1200 GiB/, at: 'storage.shared.capacityGiB' },
      { when: 'weights do not fit through a link', given: { ...sharing({ kind: FSX_LUSTRE_LINKED, capacityGiB: 1200 }), plan: { weights: { sizeGiB: 1300 } } }, says: /do not fit/, at: 'storage.shared.capacityGiB' },
      { when: 'an update has no room', given: { ...sharing({ kind: FSX_LUSTRE, capacityGiB: 2400 }), plan: { weights: { sizeGiB: 1300 } } }, says: /once/, at: 'storage.shared.capacityGiB', severity: Severity.WARNING },
    ],
    silent: [{ when: 'two revisions fit', given: sharing({ kind: FSX_LUSTRE, capacityGiB: 1200 }) }, { when: 'the plan sizes it', given: sharing({ kind: FSX_LUSTRE }) }, { when: 'it grows by itself', given: sharing({ kind: EFS }) }],
  },
  SHARED_STORAGE_FIELD_UNUSED: {
    fires: [
      { when: 'a field is of another kind', given: sharing({ kind: EFS, image: pinned, capacityGiB: 1200 }), says: /shared\.image is registry.*Amazon EFS has no use/, at: 'storage.shared.capacityGiB', times: 2 },
      { when: 'a claim is named besides', given: sharing({ kind: EFS }, {}, { storage: { existingClaim: 'models' } }), says: /existingClaim is models/, at: 'storage.existingClaim' },
      { when: 'what stands is given a size', given: sharing({ kind: FSX_LUSTRE, fileSystem: id, mountName: 'abcdefg', capacityGiB: 2400 }), says: /capacityGiB is 2400/, at: 'storage.shared.capacityGiB' },
      { when: 'weights are streamed', given: sharing({ kind: EFS, fileSystem: id }, {}, { storage: { load: WeightsLoad.STREAM } }), says: /shared is efs, and streamed weights use no volume/, at: 'storage.shared' },
    ],
    silent: [
      { when: 'its fields are its own', given: sharing({ kind: EFS, fileSystem: id, accessPoint: 'fsap-01234567' }) }, { when: 'a shared claim stands', given: sharing({ kind: CLAIM }, {}, { storage: { existingClaim: 'models', storageClass: 'fast' } }) },
      { when: 'what is made is given a size', given: sharing({ kind: FSX_LUSTRE, capacityGiB: 2400, throughputPerTiB: 500 }) }, { when: 'nothing is shared', given: { service: { storage: { load: WeightsLoad.STREAM } } } },
    ],
  },
  SHARED_STORAGE_IN_CLEAR: {
    fires: [
      { when: 'Lustre depends on its readers', given: sharing({ kind: FSX_LUSTRE }), says: /traffic to Amazon FSx for Lustre/, at: 'storage.shared.kind' },
      { when: 'auditors ask about a claim', given: sharing({ kind: CLAIM }, { profile: Profile.REGULATED }), says: /a shared claim/, at: 'storage.shared.kind', severity: Severity.ERROR },
    ],
    silent: [...[EFS, S3_FILES, S3_MOUNT, IMAGE].map((kind) => ({ when: `${kind} is reached over TLS`, given: sharing({ kind }) })), { when: 'nothing is shared', given: {} }],
  },
  SHARED_STORAGE_NEEDS_DISTRIBUTED: {
    fires: [{ when: 'a single node shares', given: sharing({ kind: EFS }), says: /single-node/, at: 'architecture' }],
    silent: [{ when: 'it is distributed', given: sharing({ kind: EFS }, { architecture: Architecture.DISTRIBUTED }) }, { when: 'nothing is shared', given: {} }],
  },
  SHARED_STORAGE_DRIVER_NEEDED: {
    fires: [
      { when: 'pods mount EFS', given: sharing({ kind: EFS }), says: /efs\.csi\.aws\.com/, at: 'storage.shared.kind' },
      { when: 'pods mount S3 Files', given: sharing({ kind: S3_FILES }), says: /from 3\.0\.0/, at: 'storage.shared.kind' },
    ],
    silent: [{ when: 'there are no pods', given: sharing({ kind: EFS }, machines) }, { when: 'the storage class has one', given: sharing({ kind: CLAIM }) }, { when: 'the container runtime mounts it', given: sharing({ kind: IMAGE, image: pinned }) }],
  },
  SHARED_STORAGE_WITHOUT_REGION: {
    fires: [{ when: 'nothing is on AWS', given: sharing({ kind: FSX_LUSTRE, fileSystem: id, mountName: 'abcdefg' }, { ...pods, aws: undefined }), says: /Lustre stands/, at: 'aws.region' }],
    silent: [{ when: 'a region is given', given: sharing({ kind: FSX_LUSTRE }, pods) }, { when: 'its driver finds it by its id', given: sharing({ kind: EFS, fileSystem: id }, { ...pods, aws: undefined }) }],
  },
  SHARED_STORAGE_BELONGS_TO_ROOT: {
    fires: [
      { when: 'a job is to write to the root folder', given: sharing({ kind: EFS, fileSystem: id }), says: /user 2000 must be allowed to write/, at: 'storage.shared.accessPoint' },
      { when: 'a task is to write to the root folder', given: sharing({ kind: EFS, fileSystem: id }, { platforms: [Platform.ECS] }), says: /user 2000/, at: 'storage.shared.accessPoint' },
    ],
    silent: [
      { when: 'tasks get a door with the file system', given: sharing({ kind: EFS }, { platforms: [Platform.ECS] }) },
      { when: 'an access point has its user', given: sharing({ kind: EFS, fileSystem: id, accessPoint: 'fsap-01234567' }) }, { when: 'the box mounts as root', given: sharing({ kind: EFS, fileSystem: id }, machines) },
      { when: 'nothing is written', given: { ...sharing({ kind: EFS, fileSystem: id }), replica: { fetch: undefined } } },
    ],
  },
};

/** What older rules say where storage is shared. */
export const olderCases: RuleCases = {
  VOLUME_NOT_SHARED: {
    fires: [{ when: 'one node may hold a claim that all share', given: sharing({ kind: CLAIM }, {}, { replicas: 2, storage: { accessMode: 'ReadWriteOnce' } }), says: /2 replicas.*ReadWriteOnce/, at: 'storage.accessMode' }],
    silent: [{ when: 'many nodes may', given: sharing({ kind: CLAIM }, {}, { replicas: 2, storage: { accessMode: 'ReadWriteMany' } }) }, { when: 'a file system is shared instead', given: sharing({ kind: EFS }, {}, { replicas: 2 }) }],
  },
  INTEGRITY_NOT_ENFORCED: {
    fires: [
      { when: 'a bucket is shown', given: { ...sharing({ kind: S3_MOUNT }, pods), replica: { fetch: undefined } }, says: /in Mountpoint for Amazon S3 are not copied/, at: 'model.integrity' },
      { when: 'a link fills what is read', given: { ...sharing({ kind: FSX_LUSTRE_LINKED }), replica: { fetch: undefined } }, says: /Lustre linked to S3 are not copied/, at: 'model.integrity' },
      { when: 'an image is mounted', given: { ...sharing({ kind: IMAGE, image: pinned }, pods), replica: { fetch: undefined } }, says: /in an image volume are not copied/, at: 'model.integrity' },
    ],
    silent: [{ when: 'one job compares for all', given: sharing({ kind: EFS }) }],
  },
  WEIGHTS_NOT_VERIFIED: {
    fires: [{ when: 'a bucket is shown as it is', given: sharing({ kind: S3_FILES }, {}, { model: { integrity: IntegrityKind.NONE } }), says: /nothing proves/, at: 'model.integrity' }],
    silent: [{ when: 'the digest of an image does', given: sharing({ kind: IMAGE, image: pinned }, pods, { model: { integrity: IntegrityKind.NONE } }) }],
  },
  LOAD_AGAINST_SOURCE: {
    fires: [{ when: 'nothing copies what a bucket shows', given: sharing({ kind: S3_MOUNT }, pods, { storage: { load: WeightsLoad.LOCAL } }), says: /storage\.load is local/, at: 'storage.load' }],
    silent: [{ when: 'it is mounted', given: sharing({ kind: S3_MOUNT }, pods, { storage: { load: WeightsLoad.MOUNTED } }) }, { when: 'a job copies it', given: sharing({ kind: EFS }) }],
  },
  MOUNTED_SOURCE_MISSING: {
    fires: [], silent: [{ when: 'shared storage holds it', given: sharing({ kind: EFS, fileSystem: id }, {}, { model: { source: '/models/qwen' }, storage: { load: WeightsLoad.MOUNTED } }) }],
  },
  WEIGHTS_BEYOND_NVME: {
    fires: [], silent: [{ when: 'they lie elsewhere', given: { ...sharing({ kind: EFS }), plan: { weights: { sizeGiB: 900 } } } }],
  },
  WEIGHTS_FETCHED_AGAIN: {
    fires: [], silent: [{ when: 'they were fetched for all', given: { ...sharing({ kind: EFS }), plan: { startTimeLines: { kubernetes: { steps: [{ name: 'fetch', typicalSeconds: 900, highSeconds: 1800, source: 'a test' }] } } } } }],
  },
  LOAD_TIME_GUESSED: {
    fires: [{ when: 'nobody measured a shared claim', given: sharing({ kind: CLAIM }, pods), says: /volume of the pods/, at: 'storage.throughputMBps' }],
    silent: [{ when: 'its figures are published', given: sharing({ kind: EFS }, {}) }],
  },
  NODE_DISK_NEEDED: {
    fires: [
      { when: 'each node keeps an image of the weights', given: { ...sharing({ kind: IMAGE, image: pinned }, pods), plan: { diskGiB: 100, weights: { shared: IMAGE } } }, says: /100 GiB.*weights included/, at: 'storage.cache' },
      { when: 'weights lie elsewhere', given: { ...sharing({ kind: EFS }), plan: { diskGiB: 85, weights: { shared: EFS } } }, says: /85 GiB.*besides the volume of the weights/, at: 'storage.cache' },
    ],
    silent: [],
  },
  CLAIM_NOT_WRITABLE: {
    fires: [{ when: 'the job cannot write to a shared claim', given: sharing({ kind: CLAIM }, {}, { storage: { accessMode: 'ReadOnlyMany' } }), says: /ReadOnlyMany/, at: 'storage.accessMode' }],
    silent: [{ when: 'access modes are of no concern', given: sharing({ kind: EFS }, {}, { storage: { accessMode: 'ReadOnlyMany' } }) }],
  },
};
