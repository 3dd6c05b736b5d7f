import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { isLabelKey, isLabelValue } from './label-text';

export const labelsLegal: Rule = {
  code: 'KUBERNETES_LABEL_ILLEGAL',
  area: 'names and limits',
  law: 'labels of nodes and monitors have legal keys and values',
  why: 'the API server refuses the object that carries another one',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { nodeSelector = {}, monitoring } = subject.deployment.kubernetes;
    if (!makesPods(subject)) return [];
    const groups: [path: string, labels: { [key: string]: string }][] = [['kubernetes.nodeSelector', nodeSelector], ['kubernetes.monitoring.labels', monitoring?.labels ?? {}]];
    return groups.flatMap(([path, labels]) => Object.entries(labels).filter(([key, value]) => !isLabelKey(key) || !isLabelValue(value)).map(([key, value]) => ({
      path: `${path}.${key}`,
      message: `'${key}: ${value}' is no label of Kubernetes`,
      remedy: 'take at most 63 letters, digits, hyphens, underscores and dots, with a letter or digit at both ends',
      value: `${key}: ${value}`,
    })));
  },
};
