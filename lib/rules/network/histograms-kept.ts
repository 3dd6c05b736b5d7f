import { histogramStoreOf } from '../../collection/histogram-store';
import { HistogramStore } from '../../deployment/enums';
import { scaledByAws } from '../questions';
import type { Rule } from '../rule';
import { WARNING_OUTSIDE_DEV } from '../severities';

export const histogramsKept: Rule = {
  code: 'PROMISE_NOT_MEASURED',
  area: 'network',
  law: 'a promise of latency is measured',
  why: 'CloudWatch takes no histograms: without another store nobody hears that first tokens or the ones after them are late',
  severity: WARNING_OUTSIDE_DEV,
  check: (subject) => {
    const { deployment, service } = subject;
    const { ttftP95Ms, tpotP95Ms } = service.workload.slo;
    const promised = ttftP95Ms ?? tpotP95Ms;
    if (promised === undefined || !scaledByAws(subject) || histogramStoreOf(deployment, service) !== HistogramStore.NONE) return [];
    return [{
      path: 'observability.histograms',
      message: `${promised} ms are promised at the 95th percentile, and histograms go nowhere`,
      remedy: `set observability.histograms to ${HistogramStore.AMP} or ${HistogramStore.OTLP}`,
      value: HistogramStore.NONE,
    }];
  },
};
