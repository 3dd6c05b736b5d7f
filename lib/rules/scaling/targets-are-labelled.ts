import { MetricSource } from '../../signals/metric-source';
import { targetLabels } from '../../signals/targets';
import { listed, makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const targetsAreLabelled: Rule = {
  code: 'TARGETS_NOT_LABELLED',
  area: 'scaling',
  law: 'what scrapes the replicas gives their series the labels that the scaler asks by',
  why: 'without them every query is empty, and the number of replicas stands still',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { plan: { scaling }, deployment: { kubernetes: { monitoring } } } = subject;
    if (!scaling || !makesPods(subject) || monitoring?.operator !== false) return [];
    const labels = Object.keys(targetLabels('', MetricSource.ENGINE));
    return [{
      path: 'kubernetes.monitoring.operator',
      message: `no PodMonitor is rendered: whoever scrapes must add ${listed(labels)} to the series of each path`,
      remedy: 'let the Prometheus operator scrape (kubernetes.monitoring.operator), or add the labels yourself',
    }];
  },
};
