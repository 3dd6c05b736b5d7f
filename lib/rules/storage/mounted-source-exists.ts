import { makesMachines, makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const mountedSourceExists: Rule = {
  code: 'MOUNTED_SOURCE_MISSING',
  area: 'storage',
  law: 'a mounted source is on the machine image, on an existing claim or in shared storage',
  why: 'nothing fetches weights from a path: where the path is empty, the engine ends at start',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { model, machineImage, storage } = subject.service;
    if (!model.source.startsWith('/') || storage.shared) return [];
    const places = [
      { missing: makesMachines(subject) && machineImage === undefined, field: 'hardware.machineImage', what: 'the catalogue\'s machine image holds no weights', remedy: 'give an image that holds them in hardware.machineImage' },
      { missing: makesPods(subject) && storage.existingClaim === undefined, field: 'storage.existingClaim', what: 'pods reach a mounted path through a claim only', remedy: 'name the claim that holds them in storage.existingClaim' },
    ];
    return places.filter(({ missing }) => missing).map(({ field, what, remedy }) => ({
      path: field,
      message: `weights are said to be at ${model.source}, ${what}`,
      remedy: `${remedy}, or set model.source to s3://bucket/prefix/`,
      value: model.source,
    }));
  },
};
