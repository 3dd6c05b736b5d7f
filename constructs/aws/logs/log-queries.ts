import { Aws, Fn } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { LOG_QUERIES } from '../../../lib/logs/queries';

/** What is asked. */
export interface LogQueriesProps {
  /** The log group that the collector writes to. */
  readonly logGroupName: string;

  /** Name of the service: the folder that its queries are saved in. */
  readonly service: string;
}

/** The questions that an operator asks, saved for CloudWatch Logs Insights. */
export class LogQueries extends Construct {
  public constructor(scope: Construct, id: string, { logGroupName, service }: LogQueriesProps) {
    super(scope, id);

    for (const { name, question, insights } of LOG_QUERIES) {
      new logs.CfnQueryDefinition(this, name, {
        name: Fn.join('/', [Aws.STACK_NAME, service, name]),
        logGroupNames: [logGroupName],
        queryString: `# ${question}\n${insights}`,
      });
    }
  }
}
