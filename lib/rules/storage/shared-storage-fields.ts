import { SharedStorageKind } from '../../deployment/storage-props';
import type { Rule, Subject } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { sharedIn } from './shared';
import { isStreamed } from './streamed';

export const sharedStorageFields: Rule = {
  code: 'SHARED_STORAGE_FIELD_UNUSED',
  area: 'storage',
  law: 'every field about storage says something that happens',
  why: 'a field that does nothing looks like a setting that holds',
  severity: ALWAYS_WARNING,
  check: (subject) => unusedFields(subject).map(([field, value]) => ({
    path: `storage.${field}`,
    message: `storage.${field} is ${value}, and ${isStreamed(subject) ? 'streamed weights use no volume' : `${sharedIn(subject)?.facts.words} has no use for it`}`,
    remedy: `leave storage.${field} out`,
    value: String(value),
  })),
};

function unusedFields(subject: Subject): [field: string, value: string | number][] {
  const found = sharedIn(subject);
  if (!found) return [];
  const { shared: { kind, ...given }, facts } = found;
  if (isStreamed(subject)) return [['shared', kind]];
  const { existingClaim, storageClass } = subject.service.storage;
  const claim = kind === SharedStorageKind.CLAIM ? {} : { existingClaim, storageClass };
  const sized = given.fileSystem === undefined ? {} : { 'shared.capacityGiB': given.capacityGiB };
  const foreign = Object.entries(given).filter(([field]) => !(facts.fields as readonly string[]).includes(field)).map(([field, value]) => [`shared.${field}`, value]);
  return Object.entries({ ...claim, ...sized, ...Object.fromEntries(foreign) }).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
}
