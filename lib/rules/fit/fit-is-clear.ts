import { gib } from '../questions';
import type { PlanRule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

/** A verdict inside this share of usable memory is a guess (sizing facts of 2026-11-22, sections 0 and 4.5). */
const DOUBT = 0.1;

export const fitIsClear: PlanRule = {
  code: 'FIT_TOO_CLOSE',
  area: 'fit',
  law: 'at least a tenth of the usable memory is left for the KV cache',
  why: 'activations and graphs are known to about a gibibyte only, so a tighter fit may fail at start',
  severity: ALWAYS_WARNING,
  check: ({ plan: { memory } }) => {
    const { kvCacheGiB, usableGiB } = memory;
    if (kvCacheGiB <= 0 || kvCacheGiB >= usableGiB * DOUBT) return [];
    return [{
      path: 'hardware.instanceType',
      message: `${gib(kvCacheGiB)} is left for the KV cache, ${(100 * kvCacheGiB / usableGiB).toFixed(1)} % of the usable ${gib(usableGiB)}: too close to call`,
      remedy: 'try it before you rely on it, or take a larger device, one more device (hardware.tensorParallel) or a smaller weight format',
      value: gib(kvCacheGiB),
      limit: gib(usableGiB * DOUBT),
    }];
  },
};
