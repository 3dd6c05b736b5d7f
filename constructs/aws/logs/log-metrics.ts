import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { LOG_METRICS } from '../../../lib/logs/metrics';
import { CLOUDWATCH } from '../../../lib/signals/cloudwatch';

/** Whose lines are counted. */
export interface LogMetricsProps {
  /** The log group that the collector writes to. */
  readonly logGroupName: string;

  /** Name of the service, as its records and its metrics carry it. */
  readonly service: string;
}

/** Counts lines as metrics of the service. */
export class LogMetrics extends Construct {
  public constructor(scope: Construct, id: string, { logGroupName, service }: LogMetricsProps) {
    super(scope, id);

    for (const { name, pattern } of LOG_METRICS) {
      new logs.CfnMetricFilter(this, name, {
        logGroupName,
        // a group that is imported may hold the lines of others
        filterPattern: `{ ($.service = "${service}") && ${pattern} }`,
        metricTransformations: [{
          metricNamespace: CLOUDWATCH.namespace, metricName: name, metricValue: '1', unit: 'Count',
          dimensions: [{ key: CLOUDWATCH.dimension, value: '$.service' }],
        }],
      });
    }
  }
}
