import { IntegrityKind, Platform, Profile, WeightsCache, WeightsLoad } from '../../../lib/deployment/enums';
import { WeightFiles } from '../../../lib/engine/engine';
import { Severity } from '../../../lib/finding/severity';
import { COMMIT } from '../../support/subject';
import { TWO_NODES } from '../../support/group';
import type { RuleCases } from './cases';

const machinesOnly = [Platform.EC2];
const podsOnly = [Platform.KUBERNETES];
const claim = { cache: WeightsCache.CLAIM };
const stream = { load: WeightsLoad.STREAM };
const streaming = { schemes: ['s3://'], refusedFormats: ['gguf'], connections: 8, bufferMiB: 4096 };
const versions = { integrity: IntegrityKind.S3_VERSION, manifestDigest: undefined, versionsDigest: 'b'.repeat(64) };

export const storageCases: RuleCases = {
  WEIGHT_FILE_AMBIGUOUS: {
    fires: [{ when: 'the repository decides', given: { service: { model: { source: 'hf' } }, engineVersion: { weightFiles: WeightFiles.GGUF } }, says: /toy loads one GGUF file, and Qwen/, at: 'model.source' }],
    silent: [
      { when: 'a bucket holds the one file', given: { engineVersion: { weightFiles: WeightFiles.GGUF } } },
      { when: 'the folder of a checkpoint is loaded', given: { service: { model: { source: 'hf' } } } },
    ],
  },
  REVISION_NOT_PINNED: {
    fires: [
      { when: 'none is given', given: { service: { model: { source: 'hf' } } }, says: /no revision of Qwen/, at: 'model.revision' },
      { when: 'a branch is given', given: { service: { model: { source: 'hf', revision: 'main' } } }, says: /'main' is no commit/, at: 'model.revision' },
    ],
    silent: [{ when: 'a commit is given', given: { service: { model: { source: 'hf', revision: COMMIT } } } }, { when: 'weights do not come from the Hub', given: {} }],
  },
  WEIGHTS_NOT_VERIFIED: {
    fires: [
      { when: 'nothing is proved of a stream', given: { service: { model: { integrity: IntegrityKind.NONE }, storage: stream } }, says: /s3:\/\/acme-models/, at: 'model.integrity', severity: Severity.INFO },
      { when: 'nothing is proved', given: { service: { model: { integrity: IntegrityKind.NONE } } }, says: /s3:\/\/acme-models/, at: 'model.integrity', severity: Severity.INFO },
      { when: 'nothing is proved to users', given: { deployment: { profile: Profile.PROD }, service: { model: { integrity: IntegrityKind.NONE, source: 'hf' } } }, says: /from the Hub/, at: 'model.integrity', severity: Severity.WARNING },
      { when: 'nothing is proved to auditors', given: { deployment: { profile: Profile.REGULATED }, service: { model: { integrity: IntegrityKind.NONE } } }, says: /approved/, at: 'model.integrity', severity: Severity.ERROR },
    ],
    silent: [{ when: 'a manifest proves it', given: {} }, { when: 'versions are compared', given: { service: { model: versions } } }],
  },
  MANIFEST_HAS_NO_PLACE: {
    fires: [{ when: 'weights come from the Hub', given: { service: { model: { source: 'hf' } } }, says: /no place/, at: 'model.source' }],
    silent: [{ when: 'weights come from a bucket', given: {} }, { when: 'nothing is verified', given: { service: { model: { source: 'hf', integrity: IntegrityKind.NONE } } } }],
  },
  MANIFEST_NOT_PINNED: {
    fires: [{ when: 'its digest is missing', given: { service: { model: { manifestDigest: undefined } } }, says: /without the digest/, at: 'model.integrity.manifest' }],
    silent: [{ when: 'its digest is given', given: {} }],
  },
  INTEGRITY_NOT_ENFORCED: {
    fires: [{ when: 'no step compares', given: { replica: { fetch: undefined }, service: { model: { source: '/models/qwen' } } }, says: /\/models\/qwen/, at: 'model.integrity' }],
    silent: [{ when: 'a step compares', given: {} }, { when: 'another rule speaks of streams', given: { replica: { fetch: undefined }, service: { storage: stream } } }, { when: 'nothing was promised', given: { replica: { fetch: undefined }, service: { model: { integrity: IntegrityKind.NONE } } } }],
  },
  GATED_MODEL_FROM_HUB: {
    fires: [{ when: 'a licence must be accepted', given: { service: { model: { source: 'hf', facts: { gated: true } } } }, says: /gated/, at: 'model.source' }],
    silent: [
      { when: 'it was copied to a bucket', given: { service: { model: { facts: { gated: true } } } } },
      { when: 'it is open', given: { service: { model: { source: 'hf', facts: { gated: false } } } } },
      { when: 'nobody knows', given: { service: { model: { source: 'hf' } } } },
    ],
  },
  VOLUME_NOT_SHARED: {
    fires: [
      { when: 'two replicas want a volume of one node', given: { service: { replicas: 2, storage: claim } }, says: /2 replicas.*ReadWriteOnce/, at: 'storage.accessMode' },
      { when: 'the claim is there already', given: { service: { replicas: 2, storage: { existingClaim: 'weights', accessMode: 'ReadWriteOncePod' } } }, says: /ReadWriteOncePod/, at: 'storage.accessMode' },
      { when: 'there may be two', given: { service: { scaling: { max: 2, target: 8, kvUsage: 0.9, schedules: [] }, storage: claim } }, says: /2 replicas/, at: 'storage.accessMode' },
      { when: 'two machines of one replica want it', given: { service: { storage: claim }, plan: { cut: TWO_NODES } }, says: /2 machines.*ReadWriteOnce/, at: 'storage.accessMode' },
    ],
    silent: [
      { when: 'nodes can share it', given: { service: { replicas: 2, storage: { ...claim, accessMode: 'ReadWriteMany' } } } },
      { when: 'there is one replica', given: { service: { storage: claim } } },
      { when: 'each pod has its own', given: { service: { replicas: 2 } } },
      { when: 'there are no pods', given: { deployment: { platforms: machinesOnly }, service: { replicas: 2, storage: claim } } },
    ],
  },
  VOLUME_HELD_DURING_ROLLOUT: {
    fires: [
      { when: 'one node holds it', given: { service: { storage: claim } }, says: /ReadWriteOnce makes every update stop/, at: 'storage.accessMode' },
      { when: 'a spare cannot mount it', given: { service: { storage: claim, spareAccelerator: true } }, says: /of no use/, at: 'storage.accessMode', severity: Severity.WARNING },
    ],
    silent: [{ when: 'nodes can share it', given: { service: { storage: { ...claim, accessMode: 'ReadWriteMany' } } } }, { when: 'each pod has its own', given: {} }],
  },
  LOAD_TIME_GUESSED: {
    fires: [
      { when: 'nobody measured a disk', given: {}, says: /local NVMe of g6e\.2xlarge and of the volume of the pods.*15\.3 GiB/, at: 'storage.throughputMBps' },
      { when: 'the volume was measured, NVMe was not', given: { service: { storage: { throughputMBps: 500 } } }, says: /of the local NVMe of g6e\.2xlarge is not known/, at: 'storage.throughputMBps' },
    ],
    silent: [
      { when: 'nothing is loaded from a disk', given: { service: { storage: stream } } },
      { when: 'the volume was measured', given: { deployment: { platforms: podsOnly }, service: { storage: { throughputMBps: 500 } } } },
      { when: 'the root volume has a published rate', given: { deployment: { platforms: machinesOnly }, instanceType: { nvmeGB: 0 } } },
    ],
  },
  WEIGHTS_BEYOND_NVME: {
    fires: [{ when: 'they are larger', given: { plan: { weights: { sizeGiB: 400 } } }, says: /400\.0 GiB need 440\.0 GiB.*419\.1 GiB/, at: 'hardware.instanceType' }],
    silent: [
      { when: 'they fit', given: {} },
      { when: 'there is none', given: { instanceType: { nvmeGB: 0 }, plan: { weights: { sizeGiB: 400 } } } },
      { when: 'nothing is copied', given: { plan: { weights: { sizeGiB: 400, strategy: 'mounted' } } } },
      { when: 'they are streamed', given: { plan: { weights: { sizeGiB: 400, strategy: 'stream' } } } },
    ],
  },
  NODE_DISK_NEEDED: {
    fires: [
      { when: 'weights lie on the node', given: {}, says: /100 GiB.*weights included/, at: 'storage.cache' },
      { when: 'weights lie on a volume', given: { service: { storage: claim } }, says: /85 GiB.*besides the volume/, at: 'storage.cache' },
      { when: 'weights lie nowhere', given: { service: { storage: stream }, plan: { weights: { strategy: 'stream' }, diskGiB: 85 } }, says: /85 GiB.*without weights/, at: 'storage.cache' },
    ],
    silent: [{ when: 'there are no pods', given: { deployment: { platforms: machinesOnly } } }, { when: 'machines are made with disks of that size', given: { deployment: { platforms: [Platform.EKS] } } }],
  },
  CLAIM_AGAINST_CACHE: {
    fires: [{ when: 'the two fields disagree', given: { service: { storage: { existingClaim: 'weights' } } }, says: /weights.*ephemeral/, at: 'storage.existingClaim' }],
    silent: [{ when: 'they agree', given: { service: { storage: { ...claim, existingClaim: 'weights' } } } }, { when: 'none is named', given: {} }],
  },
  MOUNTED_SOURCE_MISSING: {
    fires: [
      { when: 'neither image nor claim holds it', given: { service: { model: { source: '/models/qwen' } } }, says: /\/models\/qwen/, at: 'hardware.machineImage', times: 2 },
      { when: 'no claim holds it', given: { service: { model: { source: '/models/qwen' }, machineImage: 'ami-1' } }, says: /claim/, at: 'storage.existingClaim' },
    ],
    silent: [
      { when: 'both hold it', given: { service: { model: { source: '/models/qwen' }, machineImage: 'ami-1', storage: { existingClaim: 'weights' } } } },
      { when: 'it is fetched', given: {} },
    ],
  },
  WEIGHTS_FETCHED_AGAIN: {
    fires: [
      {
        when: 'a fetch takes minutes',
        given: { plan: { startTimeLines: { kubernetes: { steps: [{ name: 'fetch', typicalSeconds: 301, highSeconds: 900, source: 'a test' }] } } } },
        says: /15\.3 GiB again, which takes 301 s and up to 900 s/,
        at: 'storage.cache',
      },
    ],
    silent: [{ when: 'it is quick', given: {} }, { when: 'a claim keeps them', given: { service: { storage: claim }, plan: { startTimeLines: { kubernetes: { steps: [{ name: 'fetch', typicalSeconds: 301, highSeconds: 900, source: 'a test' }] } } } } }],
  },
  LOAD_AGAINST_SOURCE: {
    fires: [
      { when: 'a bucket cannot be mounted', given: { service: { storage: { load: WeightsLoad.MOUNTED } } }, says: /is mounted.*s3:\/\/acme-models/, at: 'storage.load' },
      { when: 'a path is not copied', given: { service: { model: { source: '/models/qwen' } } }, says: /is local.*\/models\/qwen/, at: 'storage.load' },
    ],
    silent: [
      { when: 'a bucket is copied', given: {} }, { when: 'a path is mounted', given: { service: { model: { source: '/models/qwen' }, storage: { load: WeightsLoad.MOUNTED } } } },
      { when: 'a bucket is streamed', given: { service: { storage: stream } } },
    ],
  },
  STREAM_WITHOUT_BUCKET: {
    fires: [
      { when: 'weights are on the Hub', given: { service: { model: { source: 'hf' }, storage: stream }, engineVersion: { streaming } }, says: /the Hub cannot be streamed, only from s3:\/\//, at: 'model.source' },
      { when: 'weights are at a path', given: { service: { model: { source: '/models/qwen' }, storage: stream }, engineVersion: { streaming } }, says: /\/models\/qwen/, at: 'model.source' },
    ],
    silent: [{ when: 'weights are in a bucket', given: { service: { storage: stream }, engineVersion: { streaming } } }, { when: 'they are copied', given: { service: { model: { source: 'hf' } }, engineVersion: { streaming } } }],
  },
  ENGINE_CANNOT_STREAM: {
    fires: [{ when: 'no version is known to', given: { service: { storage: stream } }, says: /toy 0\.32\.0/, at: 'storage.load' }],
    silent: [{ when: 'it can', given: { service: { storage: stream }, engineVersion: { streaming } } }, { when: 'nothing is streamed', given: {} }],
  },
  STREAM_FORMAT: {
    fires: [
      { when: 'other files are in it', given: { service: { storage: stream, model: { checkpointFormat: 'gguf' } }, engineVersion: { streaming } }, says: /gguf/, at: 'model.checkpointFormat' },
      { when: 'the checkpoint comes in it', given: { service: { storage: stream, model: { facts: { quantization: { format: 'gguf' } } } }, engineVersion: { streaming } }, says: /gguf/, at: 'model.id' },
    ],
    silent: [{ when: 'the streamer reads it', given: { service: { storage: stream }, engineVersion: { streaming } } }, { when: 'it is copied', given: { service: { model: { checkpointFormat: 'gguf' } }, engineVersion: { streaming } } }],
  },
  STREAM_NOT_HASHED: {
    fires: [
      { when: 'a trial pins a manifest', given: { service: { storage: stream } }, says: /sha256 cannot be verified/, at: 'model.integrity', severity: Severity.WARNING },
      { when: 'a service pins a manifest', given: { deployment: { profile: Profile.PROD }, service: { storage: stream } }, says: /sha256/, at: 'model.integrity', severity: Severity.ERROR },
    ],
    silent: [{ when: 'it is copied', given: {} }, { when: 'versions are pinned', given: { service: { storage: stream, model: versions } } }],
  },
  FOLDER_NOT_STREAMED: {
    fires: [
      { when: 'an adapter lies beside a stream', given: { service: { storage: stream, optimization: { adapters: [{ name: 'legal', folder: 'adapters/legal' }] } } }, says: /'adapters\/legal' lies beside weights that are streamed/, at: 'optimization.adapters.0.folder' },
      { when: 'a draft model, too', given: { service: { storage: stream, optimization: { speculation: { method: 'eagle3', tokens: 3, draftFolder: 'draft', draftBytes: 1 } } } }, says: /'draft'/, at: 'optimization.speculation.draftFolder' },
    ],
    silent: [
      { when: 'they are copied', given: { service: { optimization: { adapters: [{ name: 'legal', folder: 'adapters/legal' }] } } } },
      { when: 'the model alone is streamed', given: { service: { storage: stream } } },
    ],
  },
  STREAM_AGAINST_CACHE: {
    fires: [
      { when: 'a claim is asked for', given: { service: { storage: { ...claim, ...stream } } }, says: /storage\.cache is claim/, at: 'storage.cache' },
      { when: 'a volume is described', given: { service: { storage: { ...claim, ...stream, existingClaim: 'weights', storageClass: 'fast', throughputMBps: 500 } } }, says: /existingClaim is weights/, at: 'storage.throughputMBps', times: 3 },
    ],
    silent: [
      { when: 'no volume is asked for', given: { service: { storage: stream } } }, { when: 'weights are copied', given: { service: { storage: claim } } },
      { when: 'there are no pods', given: { deployment: { platforms: machinesOnly }, service: { storage: { ...claim, ...stream } } } },
    ],
  },
  STREAM_WITHOUT_REGION: {
    fires: [{ when: 'nothing is on AWS', given: { deployment: { aws: undefined }, service: { storage: stream } }, says: /s3:\/\/acme-models/, at: 'aws.region' }],
    silent: [
      { when: 'a region is given', given: { service: { storage: stream } } }, { when: 'the engine is told', given: { deployment: { aws: undefined }, service: { storage: stream, engine: { extraEnv: { AWS_REGION: 'eu-west-1' } } } } },
      { when: 'weights are copied', given: { deployment: { aws: undefined } } },
    ],
  },
  BUCKET_WITHOUT_IDENTITY: {
    fires: [{ when: 'the account is made here', given: {}, says: /s3:\/\/acme-models.*no role/, at: 'kubernetes.serviceAccount' }],
    silent: [
      { when: 'one is named', given: { deployment: { kubernetes: { serviceAccount: 'reader' } } } }, { when: 'weights come from the Hub', given: { service: { model: { source: 'hf' } } } },
      { when: 'there are no pods', given: { deployment: { platforms: machinesOnly } } }, { when: 'AWS gives it a role', given: { deployment: { platforms: [Platform.EKS] } } },
    ],
  },
  VERSIONS_NOT_PINNED: {
    fires: [{ when: 'its digest is missing', given: { service: { model: { ...versions, versionsDigest: undefined } } }, says: /s3-version.*without the digest/, at: 'model.integrity.versions' }],
    silent: [{ when: 'its digest is given', given: { service: { model: versions } } }, { when: 'versions are not asked for', given: {} }],
  },
  VERSIONS_WITHOUT_BUCKET: {
    fires: [
      { when: 'weights are on the Hub', given: { service: { model: { ...versions, source: 'hf' } } }, says: /the Hub/, at: 'model.source' },
      { when: 'weights are at a path', given: { service: { model: { ...versions, source: '/models/qwen' } } }, says: /\/models\/qwen/, at: 'model.source' },
    ],
    silent: [{ when: 'weights are in a bucket', given: { service: { model: versions } } }, { when: 'no versions are pinned', given: { service: { model: { source: 'hf' } } } }],
  },
  VERSIONS_CAN_BE_OVERTAKEN: {
    fires: [
      { when: 'weights are streamed', given: { service: { model: versions, storage: stream } }, says: /a restart of the engine within its pod, is loaded/, at: 'model.integrity.versions' },
      { when: 'they are copied without a manifest', given: { service: { model: versions } }, says: /put between the two is loaded/, at: 'model.integrity.versions' },
    ],
    silent: [{ when: 'what is copied is hashed too', given: { service: { model: { ...versions, manifestDigest: 'a'.repeat(64) } } } }, { when: 'no versions are pinned', given: {} }],
  },
  CLAIM_NOT_WRITABLE: {
    fires: [{ when: 'weights are fetched to it', given: { service: { storage: { ...claim, accessMode: 'ReadOnlyMany' } } }, says: /ReadOnlyMany/, at: 'storage.accessMode' }],
    silent: [
      { when: 'weights lie there already', given: { service: { model: { source: '/models/qwen' }, storage: { ...claim, load: WeightsLoad.MOUNTED, accessMode: 'ReadOnlyMany' } } } },
      { when: 'it can be written', given: { service: { storage: claim } } },
    ],
  },
};
