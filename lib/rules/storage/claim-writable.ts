import { WeightsLoad } from '../../deployment/enums';
import { SharedStorageKind } from '../../deployment/storage-props';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

const READ_ONLY = 'ReadOnlyMany';

export const claimWritable: Rule = {
  code: 'CLAIM_NOT_WRITABLE',
  area: 'storage',
  law: 'a claim that weights are fetched to can be written',
  why: 'the fetch step ends at its first file, and the replica never starts',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { storage } = subject.service;
    const claimed = storage.shared === undefined || storage.shared.kind === SharedStorageKind.CLAIM;
    if (!makesPods(subject) || !claimed || storage.accessMode !== READ_ONLY || storage.load !== WeightsLoad.LOCAL) return [];
    return [{
      path: 'storage.accessMode',
      message: `weights are fetched to a claim of access mode ${storage.accessMode}, which nobody may write`,
      remedy: 'set storage.accessMode to ReadWriteMany, or model.source to the path of weights that lie on storage.existingClaim already',
      value: storage.accessMode,
      limit: 'ReadWriteMany',
    }];
  },
};
