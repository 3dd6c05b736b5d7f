import { Tags } from 'aws-cdk-lib';
import type { Construct, IDependable } from 'constructs';
import { Exposure, Profile, WeightsLoad, type Platform } from '../../../lib/deployment/enums';
import { letsAnybodyIn } from '../../../lib/deployment/guests';
import type { AwsProps } from '../../../lib/deployment/platform-props';
import { LlmServingError } from '../../../lib/error';
import { retentionDaysOf } from '../../../lib/logs/retention';
import { platformFacts } from '../../../lib/platform/platforms';
import { AccessLogs, type IAccessLogs } from '../access-logs';
import { EncryptionKey } from '../encryption-key';
import { Endpoints, ENDPOINT_SERVICES } from '../endpoints';
import type { FlowLogsOptions } from '../flow-logs';
import { LogPipeline } from '../logs/log-pipeline';
import { LogStore, type ILogStore } from '../log-store';
import { Network, type INetwork } from '../network';
import { Notices } from '../notices';
import type { Replacements } from '../replacements';
import type { ServingInput } from '../serving-input';
import { holdDestination } from './destination';
import { importedNetwork } from './imported-network';
import { secretArnOf } from './references';
import { zonePlanFor, type ZonePlan } from './zones';

/** What stands on the ground, and what of it is there already. */
export interface GroundProps {
  readonly input: ServingInput;
  readonly replaced: Replacements;
  readonly platform: Platform;
}

/** What every platform of AWS stands on: made once below a construct, or taken from what stands already. */
export class Ground {
  public readonly aws: AwsProps;
  public readonly dev: boolean;
  public readonly keyArn: string | undefined;
  public readonly logs: ILogStore;
  public readonly network: INetwork;

  /** How long logs are kept. */
  public readonly retentionDays: number;

  /** False when the subnets stand in zones that may not offer the instance type. */
  public readonly zonesKnown: boolean;

  private topic: string | undefined;

  private readonly input: ServingInput;
  private readonly replaced: Replacements;
  private readonly platform: Platform;

  public constructor(private readonly scope: Construct, { input, replaced, platform }: GroundProps) {
    this.input = input;
    this.replaced = replaced;
    this.platform = platform;
    this.aws = awsOf(input);
    holdDestination(scope, this.aws);
    this.dev = input.deployment.profile === Profile.DEV;
    this.retentionDays = retentionDaysOf(input.deployment);
    this.zonesKnown = this.usesOwnNetwork() ? this.zones().known : true;
    this.keyArn = this.key();
    this.logs = this.logStore();
    this.network = this.ownNetwork();
  }

  /** Doors to AWS services; an imported network has its own, or its owner would not have asked for it. */
  public endpoints(clientGroupId: string, services: readonly string[] = ENDPOINT_SERVICES): IDependable[] {
    const wanted = this.usesOwnNetwork() && (!this.dev || this.input.deployment.site.internet === false);
    if (!wanted) return [];
    return [new Endpoints(this.scope, 'Endpoints', { vpcId: this.network.vpcId, subnetIds: this.network.privateSubnetIds, clientGroupId, services })];
  }

  /** Where a load balancer writes who came. */
  public accessLogs(): IAccessLogs | undefined {
    const given = this.aws.imports?.accessLogBucket;
    if (given !== undefined) return AccessLogs.fromBucketName(given);
    return this.dev ? undefined : new AccessLogs(this.scope, 'AccessLogs', { retentionDays: this.retentionDays });
  }

  /** The topic that hears about machines and alarms, made when first asked for. */
  public topicArn(): string {
    this.topic ??= this.importedTopicArn ?? new Notices(this.scope, 'Notices', { keyArn: this.keyArn }).topicArn;
    return this.topic;
  }

  /** The topic that stands already, and hears every alarm. */
  public get importedTopicArn(): string | undefined {
    return this.replaced.topicArn ?? this.aws.imports?.topic;
  }

  /** The topic that hears alarms of which nobody else is told; nothing when its key lets no alarm in. */
  public alarmTopicArn(): string | undefined {
    return this.keyArn === undefined ? this.importedTopicArn : this.topicArn();
  }

  /** How a loader names the secret of the API keys, and how IAM does. */
  public apiKey(): { id: string; arn: string } | undefined {
    const named = this.input.service.access.apiKeySecret;
    const given = this.replaced.apiKeySecretArn;
    if (given !== undefined && named === undefined) {
      throw new LlmServingError('InvalidInput', 'a secret was given, but the deployment asks for no API keys', [], 'access.apiKeys');
    }
    if (given !== undefined) return { id: given, arn: given };
    return named === undefined ? undefined : { id: named, arn: secretArnOf(named) };
  }

  /** The certificate of the address, which a public one needs, and keys too. */
  public certificate(): string | undefined {
    const { access } = this.input.service;
    const { certificate, exposure } = access;
    if (exposure === Exposure.PUBLIC && (certificate === undefined || letsAnybodyIn(access))) {
      throw new LlmServingError('InvalidInput', 'a public service needs a certificate and API keys, tokens or a login', [], 'access.exposure');
    }
    return certificate;
  }

  /** Ranges that may call. */
  public callers(): string[] {
    const { allowedCidrs, exposure } = this.input.service.access;
    if (allowedCidrs.length > 0) return allowedCidrs;
    if (exposure === Exposure.PUBLIC) return ['0.0.0.0/0'];
    if (this.network.cidrs.length > 0) return this.network.cidrs;
    throw new LlmServingError('InvalidInput', 'the address range of the imported network is not known: give its cidr, or access.allowedCidrs', [], 'aws.imports.vpc.cidr');
  }

  /** Whether an engine reads its weights straight from the bucket. */
  public get streamed(): boolean {
    return this.input.plan.weights.strategy === WeightsLoad.STREAM;
  }

  /** A name that a governed account demands; nothing where CloudFormation may choose. */
  public physicalName(separator: string): string | undefined {
    const { deployment, service } = this.input;
    const { namePrefix } = this.aws;
    if (namePrefix === undefined) return undefined;
    const name = [`${separator === '/' ? '/' : ''}${namePrefix}${deployment.name}`, deployment.environment, service.name].filter((part) => part !== undefined).join(separator);
    // stacks of one deployment stand side by side
    return `${name}${platformFacts(this.platform).stackEnding}`;
  }

  /** What becomes of lines once they are in the log group. */
  public logPipeline(): LogPipeline {
    return new LogPipeline(this.scope, 'LogPipeline', {
      input: this.input, platform: this.platform, logGroupName: this.logs.logGroupName, keyArn: this.keyArn,
      permissionsBoundary: this.aws.permissionsBoundary, name: this.physicalName('-'),
    });
  }

  /** Tags of the deployment on everything that stands here. */
  public tag(): void {
    Object.entries(this.aws.tags ?? {}).forEach(([name, value]) => Tags.of(this.scope).add(name, value));
  }

  private usesOwnNetwork(): boolean {
    return this.replaced.network === undefined && this.aws.imports?.vpc === undefined;
  }

  private key(): string | undefined {
    const given = this.replaced.keyArn ?? this.aws.imports?.key;
    if (given !== undefined || this.dev) return given;
    return new EncryptionKey(this.scope, 'Key', { description: `Volumes, logs and notices of the LLM service ${this.input.service.name}` }).keyArn;
  }

  private logStore(): ILogStore {
    const given = this.replaced.logGroupName ?? this.aws.imports?.logGroup;
    if (given !== undefined) return LogStore.fromName(given);
    const { prompts } = this.input.service.observability.logging;
    return new LogStore(this.scope, 'Logs', { retentionDays: this.retentionDays, keyArn: this.keyArn, keep: !this.dev, prompts, name: this.physicalName('/') });
  }

  private ownNetwork(): INetwork {
    if (this.replaced.network) return this.replaced.network;
    const imported = this.aws.imports?.vpc;
    if (imported) return importedNetwork(imported);
    const { deployment, service } = this.input;
    return new Network(this.scope, 'Network', {
      zones: this.zones(),
      internet: deployment.site.internet !== false,
      publicLoadBalancer: service.access.exposure === Exposure.PUBLIC,
      ...(!this.dev && { flowLogs: this.flowLogs() }),
    });
  }

  private zones(): ZonePlan {
    const { instanceType, service: { capacity } } = this.input;
    return zonePlanFor(instanceType, this.aws.region, capacity.flatMap(({ zone }) => zone ?? []));
  }

  private flowLogs(): FlowLogsOptions {
    const name = this.physicalName('-');
    return { retentionDays: this.retentionDays, keyArn: this.keyArn, permissionsBoundary: this.aws.permissionsBoundary, roleName: name && `${name}-flow-logs` };
  }
}

function awsOf({ deployment }: ServingInput): AwsProps {
  if (deployment.aws) return deployment.aws;
  throw new LlmServingError('InvalidInput', 'a service on AWS needs a region', [], 'aws.region');
}
