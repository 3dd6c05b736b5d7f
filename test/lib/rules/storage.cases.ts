import { IntegrityKind, Platform, Profile, WeightsCache } from '../../../lib/deployment/enums';
import { WeightFiles } from '../../../lib/engine/engine';
import { Severity } from '../../../lib/finding/severity';
import { COMMIT } from '../../support/subject';
import type { RuleCases } from './cases';

const machinesOnly = [Platform.EC2];
const podsOnly = [Platform.KUBERNETES];
const claim = { cache: WeightsCache.CLAIM };

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
      { when: 'nothing is proved', given: { service: { model: { integrity: IntegrityKind.NONE } } }, says: /s3:\/\/acme-models/, at: 'model.integrity', severity: Severity.INFO },
      { when: 'nothing is proved to users', given: { deployment: { profile: Profile.PROD }, service: { model: { integrity: IntegrityKind.NONE, source: 'hf' } } }, says: /from the Hub/, at: 'model.integrity', severity: Severity.WARNING },
      { when: 'nothing is proved to auditors', given: { deployment: { profile: Profile.REGULATED }, service: { model: { integrity: IntegrityKind.NONE } } }, says: /approved/, at: 'model.integrity', severity: Severity.ERROR },
    ],
    silent: [{ when: 'a manifest proves it', given: {} }],
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
    silent: [{ when: 'a step compares', given: {} }, { when: 'nothing was promised', given: { replica: { fetch: undefined }, service: { model: { integrity: IntegrityKind.NONE } } } }],
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
    ],
  },
  NODE_DISK_NEEDED: {
    fires: [
      { when: 'weights lie on the node', given: {}, says: /100 GiB.*weights included/, at: 'storage.cache' },
      { when: 'weights lie on a volume', given: { service: { storage: claim } }, says: /85 GiB.*besides the volume/, at: 'storage.cache' },
    ],
    silent: [{ when: 'there are no pods', given: { deployment: { platforms: machinesOnly } } }],
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
};
