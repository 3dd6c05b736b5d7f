import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Watch } from '../../../lib/alerts/watch';
import { LOG_METRICS } from '../../../lib/logs/metrics';
import { CLOUDWATCH } from '../../../lib/signals/cloudwatch';

/** Whose lines are counted. */
export interface LogMetricsProps {
  /** The log group that the collector writes to. */
  readonly logGroupName: string;

  /** How the service is watched: what is not read is not counted, for each count costs. */
  readonly watch: Watch;
}

/** Counts lines as metrics of the service. */
export class LogMetrics extends Construct {
  public constructor(scope: Construct, id: string, { logGroupName, watch: { name: service, signals } }: LogMetricsProps) {
    super(scope, id);

    for (const { name, pattern } of LOG_METRICS.filter((metric) => signals.get(metric.name)?.cloudwatch)) {
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
