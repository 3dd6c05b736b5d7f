import { PodScaler } from '../../deployment/enums';
import { podScalerOf } from '../../scaling/pod-scaler';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const scalerHasSource: Rule = {
  code: 'SCALER_HAS_NO_SOURCE',
  area: 'scaling',
  law: 'a scaler of pods has somebody to ask',
  why: 'a scaler that cannot ask moves nothing, and the Deployment has no number of its own',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { plan: { scaling }, deployment: { kubernetes } } = subject;
    const { monitoring } = kubernetes;
    if (!scaling || !makesPods(subject)) return [];
    if (podScalerOf(kubernetes) === PodScaler.KEDA) {
      return monitoring?.prometheus === undefined
        ? [{ path: 'kubernetes.monitoring.prometheus', message: 'the autoscaler asks Prometheus for the load, and its address is not given', remedy: 'set kubernetes.monitoring.prometheus, such as http://prometheus-operated.monitoring:9090' }]
        : [];
    }
    return monitoring?.operator === false
      ? [{ path: 'kubernetes.monitoring.operator', message: 'the autoscaler of Kubernetes reads what Prometheus records, and there is no operator that would hand it the rules', remedy: 'let the Prometheus operator be used, or take keda as kubernetes.autoscaler' }]
      : [];
  },
};
