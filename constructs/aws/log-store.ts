import { Aws, CfnDeletionPolicy } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { dataProtectionPolicy } from '../../lib/logs/data-protection';
import { arnOf } from './private/arn';

/** Where log lines go. */
export interface ILogStore {
  /** Name of the log group. */
  readonly logGroupName: string;

  /** ARN of the log group, without a wildcard at its end. */
  readonly logGroupArn: string;
}

/** How log lines are kept. */
export interface LogStoreProps {
  /** How long, days. */
  readonly retentionDays: number;

  /** Whether the group outlives the stack. */
  readonly keep: boolean;

  /**
   * ARN of the key that they are encrypted with.
   *
   * @default - encrypted by CloudWatch Logs
   */
  readonly keyArn?: string;

  /**
   * Whether lines may hold prompts: what tells who somebody is is masked then.
   *
   * @default false
   */
  readonly prompts?: boolean;

  /**
   * Name of the group.
   *
   * @default - CloudFormation chooses one
   */
  readonly name?: string;
}

/** A log group with a key and an end. */
export class LogStore extends Construct implements ILogStore {
  /** Refers to a log group that exists. Nothing is made and nothing is checked. */
  public static fromName(name: string): ILogStore {
    return { logGroupName: name, logGroupArn: arnOf('logs', `log-group:${name}`) };
  }

  public readonly logGroupName: string;
  public readonly logGroupArn: string;

  public constructor(scope: Construct, id: string, { retentionDays, keep, keyArn, prompts = false, name }: LogStoreProps) {
    super(scope, id);

    const group = new logs.CfnLogGroup(this, 'Resource', {
      retentionInDays: retentionDays, kmsKeyId: keyArn, logGroupName: name,
      ...(prompts && { dataProtectionPolicy: dataProtectionPolicy(Aws.PARTITION) }),
    });
    group.cfnOptions.deletionPolicy = keep ? CfnDeletionPolicy.RETAIN : CfnDeletionPolicy.DELETE;
    group.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    this.logGroupName = group.ref;
    this.logGroupArn = arnOf('logs', `log-group:${group.ref}`);
  }
}
