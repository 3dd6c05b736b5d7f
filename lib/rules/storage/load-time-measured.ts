import { SharedStorageKind } from '../../deployment/storage-props';
import { makesMachines, makesPods } from '../questions';
import { isStreamed } from './streamed';
import type { Rule, Subject } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const loadTimeMeasured: Rule = {
  code: 'LOAD_TIME_GUESSED',
  area: 'storage',
  law: 'the throughput of the disk that weights are loaded from is known',
  why: 'the start-up clocks are derived from it: they are set wide where it is a guess',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { service: { storage }, plan } = subject;
    const where = isStreamed(subject) ? [] : guessedPlaces(subject);
    if (where.length === 0) return [];
    return [{
      path: 'storage.throughputMBps',
      message: `the throughput of ${where.join(' and of ')} is not known: the time to load ${plan.weights.sizeGiB.toFixed(1)} GiB is a guess`,
      remedy: storage.throughputMBps === undefined && makesPods(subject) ? 'measure the volume and set storage.throughputMBps' : 'nothing has to be done; the clocks are set by a cautious figure',
    }];
  },
};

function guessedPlaces(subject: Subject): string[] {
  const { service: { storage }, instanceType } = subject;
  if (storage.shared && storage.shared.kind !== SharedStorageKind.CLAIM) return [];
  return [
    ...(!storage.shared && makesMachines(subject) && instanceType.nvmeGB > 0 ? [`the local NVMe of ${instanceType.name}`] : []),
    ...(makesPods(subject) && storage.throughputMBps === undefined ? ['the volume of the pods'] : []),
  ];
}
