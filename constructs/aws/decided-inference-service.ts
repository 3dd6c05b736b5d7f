import { Tags } from 'aws-cdk-lib';
import { Construct, type IDependable } from 'constructs';
import { Exposure, Profile, WeightsLoad } from '../../lib/deployment/enums';
import { LlmServingError } from '../../lib/error';
import type { AwsProps } from '../../lib/deployment/platform-props';
import { AccessLogs, type IAccessLogs } from './access-logs';
import { AliasRecord } from './alias-record';
import { BoxFiles } from './box-files';
import { EncryptionKey } from './encryption-key';
import { Endpoints } from './endpoints';
import { Fleet } from './fleet';
import { FleetFirewall } from './fleet-firewall';
import { FleetRole } from './fleet-role';
import type { FlowLogsOptions } from './flow-logs';
import { LoadBalancer } from './load-balancer';
import { LogStore, type ILogStore } from './log-store';
import { Network, type INetwork } from './network';
import { Notices } from './notices';
import { clocksFor } from './private/clocks';
import { holdDestination } from './private/destination';
import { importedNetwork } from './private/imported-network';
import { proxyPortOf } from './private/network-environment';
import { secretArnOf } from './private/references';
import { zonePlanFor } from './private/zones';
import type { Replacements } from './replacements';
import type { ServingInput } from './serving-input';
import { WeightsReader } from './weights-reader';

/** What is rendered, and what stands already. */
export interface DecidedInferenceServiceProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /**
   * What stands already.
   *
   * @default - what the deployment imports; the rest is made
   */
  readonly replaced?: Replacements;
}

/** Code of the finding that says: nobody knows which zones of the region offer the type, so the first two are used. */
export const ZONES_UNKNOWN = 'ZONES_UNKNOWN';

/** How long logs are kept when nobody says, days. */
const RETENTION_DAYS = { dev: 14, other: 365 } as const;

/** One model behind one address on EC2, once everything is decided. */
export class DecidedInferenceService extends Construct {
  /** Name of the Auto Scaling group. */
  public readonly groupName: string;

  /** Log group that containers write to. */
  public readonly logGroupName: string;

  /** Base address of the API; nothing when no load balancer stands in front. */
  public readonly endpointUrl: string | undefined;

  /** False when the subnets stand in zones that may not offer the instance type. */
  public readonly zonesKnown: boolean;

  private readonly input: ServingInput;
  private readonly replaced: Replacements;
  private readonly aws: AwsProps;
  private readonly dev: boolean;
  private readonly retentionDays: number;

  public constructor(scope: Construct, id: string, { input, replaced = {} }: DecidedInferenceServiceProps) {
    super(scope, id);

    this.input = input;
    this.replaced = replaced;
    this.aws = awsOf(input);
    holdDestination(this, this.aws);
    this.dev = input.deployment.profile === Profile.DEV;
    this.retentionDays = this.aws.logRetentionDays ?? (this.dev ? RETENTION_DAYS.dev : RETENTION_DAYS.other);
    this.zonesKnown = this.usesOwnNetwork() ? zonePlanFor(input.instanceType, this.aws.region).known : true;

    const keyArn = this.key();
    const logs = this.logs(keyArn);
    const network = this.network(keyArn);
    const firewall = this.firewall(network);
    const endpoints = this.endpoints(network, firewall);
    const files = new BoxFiles(this, 'Files', input);
    const role = this.role(files, logs);
    const reader = this.weightsReader(role);
    const balancer = this.loadBalancer(network, firewall);
    const after = [...network.routes, ...endpoints, ...(balancer ? [balancer.listener] : []), ...(reader ? [reader] : [])];
    const fleet = new Fleet(this, 'Fleet', {
      input, role, files, keyArn, after,
      region: this.aws.region,
      subnetIds: network.privateSubnetIds,
      securityGroupId: firewall.securityGroupId,
      logGroupName: logs.logGroupName,
      topicArn: this.topic(keyArn),
      targetGroupArn: balancer?.targetGroupArn,
      apiKeySecret: this.apiKey()?.id,
      readerRoleArn: reader?.roleArn,
    });

    this.node.defaultChild = fleet.node.defaultChild;
    this.groupName = fleet.groupName;
    this.logGroupName = logs.logGroupName;
    this.endpointUrl = balancer?.url;
    this.tag();
  }

  private tag(): void {
    Object.entries(this.aws.tags ?? {}).forEach(([name, value]) => Tags.of(this).add(name, value));
  }

  private usesOwnNetwork(): boolean {
    return this.replaced.network === undefined && this.aws.imports?.vpc === undefined;
  }

  private key(): string | undefined {
    const given = this.replaced.keyArn ?? this.aws.imports?.key;
    if (given !== undefined || this.dev) return given;
    return new EncryptionKey(this, 'Key', { description: `Volumes, logs and notices of the LLM service ${this.input.service.name}` }).keyArn;
  }

  private logs(keyArn?: string): ILogStore {
    const given = this.replaced.logGroupName ?? this.aws.imports?.logGroup;
    if (given !== undefined) return LogStore.fromName(given);
    return new LogStore(this, 'Logs', { retentionDays: this.retentionDays, keyArn, keep: !this.dev, name: this.physicalName('/') });
  }

  private network(keyArn?: string): INetwork {
    if (this.replaced.network) return this.replaced.network;
    const imported = this.aws.imports?.vpc;
    if (imported) return importedNetwork(imported);
    const { deployment, service, instanceType } = this.input;
    return new Network(this, 'Network', {
      zones: zonePlanFor(instanceType, this.aws.region),
      internet: deployment.site.internet !== false,
      publicLoadBalancer: service.access.exposure === Exposure.PUBLIC,
      ...(!this.dev && { flowLogs: this.flowLogs(keyArn) }),
    });
  }

  private flowLogs(keyArn?: string): FlowLogsOptions {
    const name = this.physicalName('-');
    return { retentionDays: this.retentionDays, keyArn, permissionsBoundary: this.aws.permissionsBoundary, roleName: name && `${name}-flow-logs` };
  }

  private firewall(network: INetwork): FleetFirewall {
    const direct = this.input.service.access.exposure === Exposure.NONE;
    return new FleetFirewall(this, 'Firewall', {
      vpcId: network.vpcId, directCidrs: direct ? this.callers(network) : [], proxyPort: proxyPortOf(this.input.deployment),
    });
  }

  /** An imported network has its own endpoints, or its owner would not have asked for it. */
  private endpoints(network: INetwork, firewall: FleetFirewall): IDependable[] {
    const wanted = this.usesOwnNetwork() && (!this.dev || this.input.deployment.site.internet === false);
    if (!wanted) return [];
    return [new Endpoints(this, 'Endpoints', { vpcId: network.vpcId, subnetIds: network.privateSubnetIds, clientGroupId: firewall.securityGroupId })];
  }

  private role(files: BoxFiles, logs: ILogStore): FleetRole {
    const { replica, service } = this.input;
    return new FleetRole(this, 'Role', {
      partArns: files.partArns,
      logGroupArn: logs.logGroupArn,
      images: [replica.engine.image, replica.guard.image],
      weightsSource: service.model.source,
      weightsStreamed: this.streamed,
      versionsChecked: replica.gate !== undefined,
      apiKeySecretArn: this.apiKey()?.arn,
      permissionsBoundary: this.aws.permissionsBoundary,
      name: this.physicalName('-'),
    });
  }

  private get streamed(): boolean {
    return this.input.plan.weights.strategy === WeightsLoad.STREAM;
  }

  private weightsReader(role: FleetRole): WeightsReader | undefined {
    if (!this.streamed) return undefined;
    const name = this.physicalName('-');
    return new WeightsReader(this, 'WeightsReader', {
      role, weightsSource: this.input.service.model.source, permissionsBoundary: this.aws.permissionsBoundary, name: name && `${name}-weights`,
    });
  }

  private loadBalancer(network: INetwork, firewall: FleetFirewall): LoadBalancer | undefined {
    const { plan, service: { access }, engineVersion } = this.input;
    if (access.exposure === Exposure.NONE) return undefined;
    const isPublic = access.exposure === Exposure.PUBLIC;
    const clocks = clocksFor(plan, true);
    const balancer = new LoadBalancer(this, 'LoadBalancer', {
      vpcId: network.vpcId,
      subnetIds: isPublic ? network.publicSubnetIds : network.internalSubnetIds,
      internetFacing: isPublic,
      allowedCidrs: this.callers(network),
      targetGroupId: firewall.securityGroupId,
      readinessPath: engineVersion.endpoints.readinessPath,
      idleSeconds: clocks.idleSeconds,
      deregistrationSeconds: clocks.deregistrationSeconds,
      _health: clocks.health,
      deletionProtection: !this.dev,
      certificateArn: this.certificate(isPublic),
      hostName: access.hostName,
      accessLogs: this.accessLogs(),
    });
    this.record(balancer);
    firewall.admit('FromLoadBalancer', balancer.securityGroupId);
    return balancer;
  }

  private record({ dnsName, canonicalHostedZoneId }: LoadBalancer): void {
    const { hostName } = this.input.service.access;
    const zone = this.aws.imports?.hostedZone;
    if (hostName === undefined || zone === undefined) return;
    new AliasRecord(this, 'Alias', { hostedZoneId: zone.id, hostName, targetDnsName: dnsName, targetHostedZoneId: canonicalHostedZoneId });
  }

  private certificate(isPublic: boolean): string | undefined {
    const { certificate, apiKeySecret } = this.input.service.access;
    if (isPublic && (certificate === undefined || apiKeySecret === undefined)) {
      throw new LlmServingError('InvalidInput', 'a public service needs a certificate and API keys', [], 'access.exposure');
    }
    return certificate;
  }

  private accessLogs(): IAccessLogs | undefined {
    const given = this.aws.imports?.accessLogBucket;
    if (given !== undefined) return AccessLogs.fromBucketName(given);
    return this.dev ? undefined : new AccessLogs(this, 'AccessLogs', { retentionDays: this.retentionDays });
  }

  private topic(keyArn?: string): string {
    return this.replaced.topicArn ?? this.aws.imports?.topic ?? new Notices(this, 'Notices', { keyArn }).topicArn;
  }

  /** How the loader names the secret, and how IAM does. */
  private apiKey(): { id: string; arn: string } | undefined {
    const named = this.input.service.access.apiKeySecret;
    const given = this.replaced.apiKeySecretArn;
    if (given !== undefined && named === undefined) {
      throw new LlmServingError('InvalidInput', 'a secret was given, but the deployment asks for no API keys', [], 'access.apiKeys');
    }
    if (given !== undefined) return { id: given, arn: given };
    return named === undefined ? undefined : { id: named, arn: secretArnOf(named) };
  }

  private callers({ cidrs }: INetwork): string[] {
    const { allowedCidrs, exposure } = this.input.service.access;
    if (allowedCidrs.length > 0) return allowedCidrs;
    if (exposure === Exposure.PUBLIC) return ['0.0.0.0/0'];
    if (cidrs.length > 0) return cidrs;
    throw new LlmServingError('InvalidInput', 'the address range of the imported network is not known: give its cidr, or access.allowedCidrs', [], 'aws.imports.vpc.cidr');
  }

  private physicalName(separator: string): string | undefined {
    const { deployment, service } = this.input;
    const { namePrefix } = this.aws;
    if (namePrefix === undefined) return undefined;
    return [`${separator === '/' ? '/' : ''}${namePrefix}${deployment.name}`, deployment.environment, service.name].filter((part) => part !== undefined).join(separator);
  }
}

function awsOf({ deployment }: ServingInput): AwsProps {
  if (deployment.aws) return deployment.aws;
  throw new LlmServingError('InvalidInput', 'a service on EC2 needs a region', [], 'aws.region');
}
