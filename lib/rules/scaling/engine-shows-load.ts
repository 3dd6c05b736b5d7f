import { MetricSource } from '../../signals/metric-source';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const engineShowsLoad: Rule = {
  code: 'LOAD_COUNTED_AT_GUARD',
  area: 'scaling',
  law: 'the engine shows what it runs and what waits',
  why: 'the guard counts what it let through, and cannot tell what runs from what waits: neither the cache nor the first token is guarded',
  severity: ALWAYS_INFO,
  check: ({ plan: { scaling }, engineVersion: { engineName, version } }) => {
    if (!scaling || scaling.signal.load.some(({ source }) => source === MetricSource.ENGINE)) return [];
    return [{
      path: 'engine.version',
      message: `${engineName} ${version} has no gauges of its load: the number of replicas follows ${scaling.signal.load.map(({ metric }) => metric).join(' + ')} of the guard`,
      remedy: 'nothing has to be done; another version or engine may show more',
      value: version,
    }];
  },
};
