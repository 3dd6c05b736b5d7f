import { Aws, CfnDeletionPolicy, Fn } from 'aws-cdk-lib';
import * as aps from 'aws-cdk-lib/aws-aps';
import { Construct } from 'constructs';
import { alertManagerDefinition } from '../../../lib/alerts/alert-manager';
import type { ILogStore } from '../log-store';
import { arnOf } from '../private/arn';

/** A workspace of Amazon Managed Service for Prometheus. */
export interface IMetricStore {
  /** ARN of the workspace. */
  readonly workspaceArn: string;

  /** Address that metrics are written to. */
  readonly remoteWriteUrl: string;
}

/** How metrics are kept. */
export interface MetricStoreProps {
  /** Shown in the console. */
  readonly alias: string;

  /** Region of the stack. */
  readonly region: string;

  /** Topic that hears of alerts. */
  readonly topicArn: string;

  /** What the judge of rules and the alert manager say of their own failures. */
  readonly logs: ILogStore;

  /** Whether the workspace outlives the stack. */
  readonly keep: boolean;

  /**
   * ARN of the key that metrics are encrypted with. Whoever makes the workspace must be allowed to grant its use.
   *
   * @default - a key of AWS
   */
  readonly keyArn?: string;
}

/** Where histograms are kept, and who is told when a rule over them fires. */
export class MetricStore extends Construct implements IMetricStore {
  /** Refers to a workspace that exists in the same region. Nothing is made and nothing is checked. */
  public static fromId(id: string): IMetricStore {
    return {
      workspaceArn: arnOf('aps', `workspace/${id}`),
      remoteWriteUrl: Fn.join('', ['https://aps-workspaces.', Aws.REGION, '.', Aws.URL_SUFFIX, `/workspaces/${id}/api/v1/remote_write`]),
    };
  }

  public readonly workspaceArn: string;
  public readonly remoteWriteUrl: string;

  public constructor(scope: Construct, id: string, { alias, region, topicArn, logs, keep, keyArn }: MetricStoreProps) {
    super(scope, id);

    const workspace = new aps.CfnWorkspace(this, 'Resource', {
      alias,
      kmsKeyArn: keyArn,
      loggingConfiguration: { logGroupArn: Fn.join('', [logs.logGroupArn, ':*']) },
      alertManagerDefinition: alertManagerDefinition({ topicArn, region }),
    });
    workspace.cfnOptions.deletionPolicy = keep ? CfnDeletionPolicy.RETAIN : CfnDeletionPolicy.DELETE;
    workspace.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    this.workspaceArn = workspace.attrArn;
    // the endpoint ends with a slash
    this.remoteWriteUrl = Fn.join('', [workspace.attrPrometheusEndpoint, 'api/v1/remote_write']);
  }
}
