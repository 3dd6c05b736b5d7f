import { WeightsLoad } from '../../deployment/enums';
import { sharedStorageOf } from '../../weights/shared/kinds';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const loadMatchesSource: Rule = {
  code: 'LOAD_AGAINST_SOURCE',
  area: 'storage',
  law: 'what is mounted is loaded where it lies, and nothing else is',
  why: 'nothing copies a path and nothing mounts a bucket or the Hub: the engine would find no weights',
  severity: ALWAYS_ERROR,
  check: ({ service: { model: { source }, storage } }) => {
    const { load } = storage;
    const mounted = source.startsWith('/') || sharedStorageOf(storage)?.filled === false;
    const fits = load === WeightsLoad.STREAM || (load === WeightsLoad.MOUNTED) === mounted;
    if (fits) return [];
    const fitting = mounted ? WeightsLoad.MOUNTED : WeightsLoad.LOCAL;
    return [{
      path: 'storage.load',
      message: `storage.load is ${load}, and the weights are at ${source}`,
      remedy: `set storage.load to ${fitting} or leave it out`,
      value: load,
      limit: fitting,
    }];
  },
};
