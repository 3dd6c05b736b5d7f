import { ADDRESS } from '../addresses';
import { isDeployTime } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const tracesEndpointKnown: Rule = {
  code: 'TRACES_ENDPOINT_INVALID',
  area: 'network',
  law: 'spans go to an address with a scheme and without a password',
  why: 'without a scheme nobody knows whether they are encrypted, and what stands in a command is no secret',
  severity: ALWAYS_ERROR,
  check: ({ service: { observability: { traces } } }) => {
    if (traces === undefined || isDeployTime(traces.endpoint) || ADDRESS.test(traces.endpoint)) return [];
    return [{ path: 'observability.traces.endpoint', message: `'${traces.endpoint}' is not an address`, remedy: 'give an address such as http://otel-collector.monitoring:4317, without a password in it', value: traces.endpoint }];
  },
};
