import { LogDestination } from '../../deployment/logging-props';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const destinationKnown: Rule = {
  code: 'LOG_DESTINATION_UNKNOWN',
  area: 'observability',
  law: 'a destination of logs can be found',
  why: 'a collector that knows no address drops every line, and nobody notices until one is needed',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { deployment: { aws }, service: { observability: { logging: { pods: { destination, address } } } } } = subject;
    if (!makesPods(subject) || destination === LogDestination.NONE) return [];
    if (destination === LogDestination.CLOUDWATCH) {
      if (aws !== undefined) return [];
      return [{ path: 'observability.logging.pods.destination', message: 'logs go to CloudWatch Logs, and no region is named', remedy: 'name one in aws.region', value: destination }];
    }
    if (address !== undefined) return [];
    return [{
      path: 'observability.logging.pods.destination', message: `logs go to ${destination}, and no address is given`,
      remedy: 'give observability.logging.pods.address, such as http://loki-gateway.monitoring:80', value: destination,
    }];
  },
};
