import { histogramStoreOf } from '../../collection/histogram-store';
import { HistogramStore } from '../../deployment/enums';
import { ADDRESS } from '../addresses';
import { scaledByAws, isDeployTime } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const metricsEndpointKnown: Rule = {
  code: 'OTLP_ENDPOINT_MISSING',
  area: 'network',
  law: 'a store that speaks OpenTelemetry has an address',
  why: 'a collector without one ends as it starts, and every alert on latency is blind',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { otlpEndpoint } = subject.service.observability;
    const told = histogramStoreOf(subject.deployment, subject.service) === HistogramStore.OTLP;
    if (!told || !scaledByAws(subject) || (otlpEndpoint !== undefined && (isDeployTime(otlpEndpoint) || ADDRESS.test(otlpEndpoint)))) return [];
    return [{
      path: 'observability.otlpEndpoint',
      message: `histograms go to ${HistogramStore.OTLP}, and ${otlpEndpoint === undefined ? 'no address is given' : `'${otlpEndpoint}' is not an address`}`,
      remedy: 'give an address such as https://otlp.acme.com:4318, without a password in it',
      ...(otlpEndpoint !== undefined && { value: otlpEndpoint }),
    }];
  },
};
