import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { imageReference } from '../../../lib/container/image-reference';
import { logCollectorImage } from '../../../lib/logs/collector-image';
import { AGENT_IMAGE } from '../../../lib/collection/agent-image';
import { Platform } from '../../../lib/deployment/enums';
import { SERVICE_TAG } from '../../../lib/service-tag';
import { BoxFiles } from '../box-files';
import { LlmServingError } from '../../../lib/error';
import type { ModelStorageConfig } from '../model-storage';
import { acknowledge } from '../private/acknowledge';
import type { IMetricStore } from '../monitoring/metric-store';
import { collectorOf } from '../private/collector';
import { storeStatements } from '../private/metric-store';
import { arnOf } from '../private/arn';
import type { ServingInput } from '../serving-input';
import { taskFilesOf } from './private/files-container';
import { taskDefinitionProps } from './private/task-definition';
import type { SharedTaskVolume } from './private/volumes';
import { TaskRoles } from './task-roles';

/** What a task is made of. */
export interface TaskProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** Region of the stack. */
  readonly region: string;

  /** Log group that containers write to, and its ARN. */
  readonly logGroupName: string;
  readonly logGroupArn: string;

  /**
   * The secret with the API key, as ECS names it, and as IAM does.
   *
   * @default - no key is read
   */
  readonly apiKey?: { readonly id: string; readonly arn: string };

  /**
   * What all tasks read their weights from.
   *
   * @default - each machine keeps its own
   */
  readonly shared?: ModelStorageConfig;

  /**
   * Where histograms go.
   *
   * @default - to no store of AWS
   */
  readonly store?: IMetricStore;

  /**
   * ARN of the permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * What names start with.
   *
   * @default - CloudFormation chooses them
   */
  readonly name?: string;
}

/** One replica as a task definition, with its files and identities. */
export class Task extends Construct {
  /** ARN of the task definition, revision included. */
  public readonly taskDefinitionArn: string;

  public constructor(scope: Construct, id: string, { input, region, logGroupName, logGroupArn, apiKey, shared, store, permissionsBoundary, name }: TaskProps) {
    super(scope, id);

    const { replica, plan, service, deployment } = input;
    const collector = collectorOf(input, Platform.ECS);
    const files = new BoxFiles(this, 'Files', { input, _files: taskFilesOf(input) });
    const roles = new TaskRoles(this, 'Roles', {
      partArns: files.partArns, logGroupArn, permissionsBoundary, name,
      images: [replica.engine.image, replica.guard.image, plan.images.fetch, logCollectorImage(deployment.site), imageReference(AGENT_IMAGE, deployment.site), ...(collector ? [collector.spec.image] : [])],
      weightsSource: service.model.source,
      versionsChecked: replica.gate !== undefined,
      ownStatements: [...(shared?.statements ?? []), ...storeStatements(store)],
      apiKeySecretArn: apiKey?.arn,
    });
    const definition = new ecs.CfnTaskDefinition(this, 'Resource', {
      family: name,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['EC2'],
      executionRoleArn: roles.executionRoleArn,
      taskRoleArn: roles.taskRoleArn,
      ...taskDefinitionProps({ input, region, logGroupName, sharedVolume: shared && sharedVolume(shared), metricsUrl: store?.remoteWriteUrl }, {
        entries: files._entries, partArn: (part) => arnOf('ssm', `parameter${files.path}/${part}`), apiKeyArn: apiKey && secretArn(apiKey.id),
      }),
      tags: [{ key: SERVICE_TAG, value: service.name }],
    });
    // a task reads its files when it starts
    files.parts.forEach((part) => definition.node.addDependency(part));
    acknowledge(definition, { ECS2: 'values are settings of engine and guard; rules refuse what looks like a secret, and secrets go by reference' });
    this.taskDefinitionArn = definition.ref;
  }
}

function sharedVolume({ taskVolume }: ModelStorageConfig): SharedTaskVolume {
  if (taskVolume) return taskVolume;
  throw new LlmServingError('UnsupportedByTarget', 'a task of Amazon ECS cannot mount this kind of shared storage', [], 'storage.shared.kind');
}

/** ECS wants an ARN; one without the characters that Secrets Manager adds names the secret as well. */
function secretArn(id: string): string {
  return id.startsWith('arn:') ? id : arnOf('secretsmanager', `secret:${id}`);
}
