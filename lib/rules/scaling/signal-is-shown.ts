import { MetricSource } from '../../signals/metric-source';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const signalIsShown: Rule = {
  code: 'SIGNAL_NOT_SHOWN',
  area: 'scaling',
  law: 'every metric of the signal is a gauge of that engine version, a count where counts are added and a share where a share is compared',
  why: 'a query of a metric that nobody shows is empty: nothing scales, and nobody is told',
  severity: ALWAYS_ERROR,
  check: ({ plan: { scaling }, engine, engineVersion }) => {
    if (!scaling) return [];
    const { load, kvUsage, timeToFirstToken } = scaling.signal;
    const expected = [
      ...load.map((metric) => ({ metric, kind: 'gauge', ratio: false })),
      ...(kvUsage ? [{ metric: kvUsage, kind: 'gauge', ratio: true }] : []),
      ...(timeToFirstToken ? [{ metric: timeToFirstToken, kind: 'histogram', ratio: false }] : []),
    ].filter(({ metric }) => metric.source === MetricSource.ENGINE);
    return expected.flatMap(({ metric: { metric }, kind, ratio }) => {
      const known = engine.traces?.metricNames.find(({ name }) => name === metric);
      const wrong = !engineVersion.knownMetrics.includes(metric) ? 'does not show it' : known && (known.kind !== kind || (known.ratio ?? false) !== ratio) ? `shows it as a ${known.kind}${known.ratio ? ' of 0 to 1' : ''}` : undefined;
      if (wrong === undefined) return [];
      return [{
        path: 'engine.version',
        message: `the number of replicas follows ${metric}, and ${engineVersion.engineName} ${engineVersion.version} ${wrong}`,
        remedy: 'write the lock again, or take a version that shows it',
        value: metric,
      }];
    });
  },
};
