import type { CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { standbyBehind } from '../../lib/degradation/standbys';
import { Exposure, Platform } from '../../lib/deployment/enums';
import { logCollectorImage } from '../../lib/logs/collector-image';
import { BoxFiles } from './box-files';
import { ENDPOINT_SERVICES } from './endpoints';
import { Fleet } from './fleet';
import { FleetFirewall } from './fleet-firewall';
import { FleetRole } from './fleet-role';
import { Monitoring } from './monitoring/monitoring';
import { boxFilesOf } from './private/box-files';
import { collectorOf } from './private/collector';
import { clocksFor } from './private/clocks';
import { metricStoreOf, storeEndpoints, storeStatements } from './private/metric-store';
import { frontOf, frontPlaces, type Front } from './private/front';
import { Ground } from './private/ground';
import { proxyPortOf, storePortOf } from './private/network-environment';
import { sharedStorage } from './private/shared-storage';
import { RolloutAlarm } from './rollout-alarm';
import type { Replacements } from './replacements';
import type { ServingInput } from './serving-input';
import { Standby } from './standby';
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
  private readonly ground: Ground;

  public constructor(scope: Construct, id: string, { input, replaced = {} }: DecidedInferenceServiceProps) {
    super(scope, id);

    this.input = input;
    this.ground = new Ground(this, { input, replaced, platform: Platform.EC2 });
    const { network, logs, keyArn, aws } = this.ground;
    const firewall = this.firewall();
    const endpoints = this.ground.endpoints(firewall.securityGroupId, [...ENDPOINT_SERVICES, ...storeEndpoints(input)]);
    const files = new BoxFiles(this, 'Files', { input, _files: boxFilesOf(input) });
    const role = this.role(files);
    const store = metricStoreOf(this, input, this.ground);
    role.allow(storeStatements(store));
    const reader = this.weightsReader(role);
    const shared = sharedStorage(this, this.ground, { input, clientGroupId: firewall.securityGroupId });
    role.allow(shared?.statements ?? []);
    const front = this.front(firewall);
    const alarm = front && new RolloutAlarm(this, 'RolloutAlarm', { loadBalancer: front.fullName, targetGroup: front.targetGroupFullName });
    const after = [...network.routes, ...endpoints, ...(front ? [front.listener] : []), ...(reader ? [reader] : []), ...(shared?.after ?? [])];
    const fleet = new Fleet(this, 'Fleet', {
      input, role, files, keyArn, after,
      region: aws.region,
      subnetIds: network.privateSubnetIds,
      zones: network.privateZones,
      rolloutAlarms: alarm ? [alarm.alarmName] : [],
      securityGroupId: firewall.securityGroupId,
      logGroupName: logs.logGroupName,
      topicArn: this.ground.topicArn(),
      targetGroupArn: front?.targetGroupArn,
      apiKeySecret: this.ground.apiKey()?.id,
      readerRoleArn: reader?.roleArn,
      metricsUrl: store?.remoteWriteUrl,
      mount: shared?.mount,
    });

    const { deliveryStreamName: deliveryStream } = this.ground.logPipeline();
    new Monitoring(this, 'Monitoring', {
      input, store, platform: Platform.EC2, ground: this.ground, after: fleet.node.defaultChild as CfnResource,
      places: { group: fleet.groupName, deliveryStream, ...frontPlaces(front) },
    });

    if (front && standbyBehind(input.service, 'targetGroup')) new Standby(this, 'Standby', { input, platform: Platform.EC2, _ground: this.ground, _front: front });

    this.node.defaultChild = fleet.node.defaultChild;
    this.groupName = fleet.groupName;
    this.logGroupName = logs.logGroupName;
    this.endpointUrl = front?.url;
    this.zonesKnown = this.ground.zonesKnown;
    this.ground.tag();
  }

  private firewall(): FleetFirewall {
    const direct = this.input.service.access.exposure === Exposure.NONE;
    return new FleetFirewall(this, 'Firewall', {
      vpcId: this.ground.network.vpcId, directCidrs: direct ? this.ground.callers() : [], proxyPort: proxyPortOf(this.input.deployment), storePort: storePortOf(this.input),
    });
  }

  private role(files: BoxFiles): FleetRole {
    const { replica, service } = this.input;
    const collector = collectorOf(this.input, Platform.EC2);
    return new FleetRole(this, 'Role', {
      partArns: files.partArns,
      logGroupArn: this.ground.logs.logGroupArn,
      images: [replica.engine.image, replica.guard.image, logCollectorImage(this.input.deployment.site), ...(collector ? [collector.spec.image] : [])],
      weightsSource: service.model.source,
      weightsStreamed: this.ground.streamed,
      versionsChecked: replica.gate !== undefined,
      apiKeySecretArn: this.ground.apiKey()?.arn,
      permissionsBoundary: this.ground.aws.permissionsBoundary,
      name: this.ground.physicalName('-'),
    });
  }

  private weightsReader(role: FleetRole): WeightsReader | undefined {
    if (!this.ground.streamed) return undefined;
    const name = this.ground.physicalName('-');
    return new WeightsReader(this, 'WeightsReader', {
      role, weightsSource: this.input.service.model.source, permissionsBoundary: this.ground.aws.permissionsBoundary, name: name && `${name}-weights`,
    });
  }

  private front(firewall: FleetFirewall): Front | undefined {
    if (this.input.service.access.exposure === Exposure.NONE) return undefined;
    const front = frontOf(this, { input: this.input, ground: this.ground, clocks: clocksFor(this.input.plan, true), targetGroupId: firewall.securityGroupId });
    firewall.admit('FromLoadBalancer', front.securityGroupId);
    return front;
  }
}
