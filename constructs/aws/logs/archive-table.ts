import { Aws, Fn } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { LOG_QUERIES, sqlOf } from '../../../lib/logs/queries';
import { DAY_COLUMN, type LogColumn } from '../../../lib/logs/table';

/** What can be asked with SQL. */
export interface ArchiveTableProps {
  /** Name of the bucket with the records. */
  readonly bucketName: string;

  /** Folder of the records, with a folder for each day below. */
  readonly folder: string;

  /**
   * ARN of the key that answers are encrypted with.
   *
   * @default - encrypted by S3
   */
  readonly keyArn?: string;

  /** @internal */
  readonly _columns: readonly LogColumn[];
}

/** First day that may hold records: before this library made any. */
const FIRST_DAY = '2026/01/01';

/** Name of the table. */
const TABLE = 'lines';

/** The archive as a table, and the questions that an operator asks of it. */
export class ArchiveTable extends Construct {
  /** Name of the database. */
  public readonly databaseName: string;

  /** Name of the table. */
  public readonly tableName: string;

  public constructor(scope: Construct, id: string, { bucketName, folder, keyArn, _columns: columns }: ArchiveTableProps) {
    super(scope, id);

    const address = (path: string): string => Fn.join('', ['s3://', bucketName, `/${path}/`]);
    const database = new glue.CfnDatabase(this, 'Database', { catalogId: Aws.ACCOUNT_ID, databaseInput: { description: 'Lines of an LLM service' } });
    const table = new glue.CfnTable(this, 'Resource', {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: database.ref,
      tableInput: {
        name: TABLE,
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: DAY_COLUMN, type: 'string' }],
        parameters: projection(address(folder)),
        storageDescriptor: {
          location: address(folder),
          columns: columns.map(({ name, type }) => ({ name, type })),
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
        },
      },
    });
    this.databaseName = database.ref;
    this.tableName = table.ref;
    const group = this.workGroup(address('answers'), keyArn);
    for (const query of LOG_QUERIES) {
      new athena.CfnNamedQuery(this, query.name, { database: database.ref, workGroup: group.ref, name: query.name, description: query.question, queryString: sqlOf(query, TABLE) });
    }
  }

  private workGroup(answers: string, keyArn?: string): athena.CfnWorkGroup {
    return new athena.CfnWorkGroup(this, 'WorkGroup', {
      // a name of CloudFormation's own is not to be had here
      name: Fn.join('-', [Aws.STACK_NAME, 'logs']),
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: false,
        resultConfiguration: { outputLocation: answers, encryptionConfiguration: keyArn === undefined ? { encryptionOption: 'SSE_S3' } : { encryptionOption: 'SSE_KMS', kmsKey: keyArn } },
      },
    });
  }
}

/** Days are computed and never registered (Athena user guide, "Set up partition projection"). */
function projection(location: string): { [name: string]: string } {
  return {
    'classification': 'parquet',
    'projection.enabled': 'true',
    [`projection.${DAY_COLUMN}.type`]: 'date',
    [`projection.${DAY_COLUMN}.format`]: 'yyyy/MM/dd',
    [`projection.${DAY_COLUMN}.range`]: `${FIRST_DAY},NOW`,
    'storage.location.template': Fn.join('', [location, `\${${DAY_COLUMN}}/`]),
  };
}
