import { MetricSource } from '../../scaling/scaling-plan';
import { targetLabels } from '../../scaling/targets';
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
    if (!scaling || !makesPods(subject) || monitoring?.prometheus === undefined || Object.keys(monitoring.labels ?? {}).length > 0) return [];
    const labels = Object.keys(targetLabels('', MetricSource.ENGINE));
    return [{
      path: 'kubernetes.monitoring.labels',
      message: `no PodMonitor is rendered: whoever scrapes must add ${listed(labels)} to the series of each path`,
      remedy: 'set kubernetes.monitoring.labels to those that the Prometheus operator selects by, or add the labels yourself',
    }];
  },
};
