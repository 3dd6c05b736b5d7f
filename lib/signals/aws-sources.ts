import { SIGNALS } from './catalogue';
import type { Place } from './place';
import { isReadable, UNREADABLE } from './pod-sources';
import { neutral, type Shown } from './shown';
import type { Signal } from './signal';
import { CloudWatchPlace, type CloudWatchDimension, type CloudWatchSource } from './source';

const PERCENT = 0.01;

/** Hours may pass between two values of a certificate. */
const DAY_SECONDS = 86_400;

/** Names of metrics and dimensions: docs.aws.amazon.com, the monitoring page of each service, read 2026-11-25. */
const of = (namespace: string, dimensions: readonly CloudWatchDimension[]) => (signal: Signal, metric: string, more: Partial<CloudWatchSource> = {}): Shown =>
  [signal, { cloudwatch: { namespace, metric, dimensions, ...more } }];

const LOAD_BALANCER = { name: 'LoadBalancer', place: CloudWatchPlace.LOAD_BALANCER };
const TARGET_GROUP = { name: 'TargetGroup', place: CloudWatchPlace.TARGET_GROUP };
const ALTERNATE_TARGET_GROUP = { name: 'TargetGroup', place: CloudWatchPlace.ALTERNATE_TARGET_GROUP };
const GROUP = { name: 'AutoScalingGroupName', place: CloudWatchPlace.GROUP };
const TASKS = [{ name: 'ClusterName', place: CloudWatchPlace.CLUSTER }, { name: 'ServiceName', place: CloudWatchPlace.SERVICE }];

/** What AWS shows by itself of a service that stands there. */
export function awsSources(place: Place, service: string): Shown[] {
  const { facts, certificate } = place;
  return [
    [SIGNALS.alertsRinging, 'alarms tell of themselves, and are no metric'],
    ...frontSources(place),
    ...(facts.boxes ? groupSources(place) : []),
    ...(facts.tasks ? taskSources(place) : []),
    certificate === undefined
      ? [SIGNALS.certificateDays, 'no certificate of the account is shown']
      : of('AWS/CertificateManager', [{ name: 'CertificateArn', value: certificate }])(SIGNALS.certificateDays, 'DaysToExpiry', { leastPeriodSeconds: DAY_SECONDS }),
    ...logSources(place, service),
  ];
}

function logSources(place: Place, service: string): Shown[] {
  const { logs, facts } = place;
  if (!logs) return [SIGNALS.logErrors, SIGNALS.acceleratorErrors, SIGNALS.logDeliveryAge].map((signal) => [signal, 'nobody collects its lines']);
  const counted = (signal: Signal): Shown => [signal, { cloudwatch: { ...neutral(signal, service), sparse: true } }];
  return [
    counted(SIGNALS.logErrors),
    facts.boxes ? (isReadable(place) ? counted(SIGNALS.acceleratorErrors) : [SIGNALS.acceleratorErrors, UNREADABLE]) : [SIGNALS.acceleratorErrors, 'only the task is collected, and the kernel of its machine is not'],
    logs.archived
      ? of('AWS/Firehose', [{ name: 'DeliveryStreamName', place: CloudWatchPlace.DELIVERY_STREAM }])(SIGNALS.logDeliveryAge, 'DeliveryToS3.DataFreshness')
      : [SIGNALS.logDeliveryAge, 'logs are not archived'],
  ];
}

function frontSources({ fronted, shifting }: Place): Shown[] {
  const ofTargets = (signal: Signal, metric: string, more: Partial<CloudWatchSource> = {}): Shown => {
    const half = (group: CloudWatchDimension): CloudWatchSource => ({ namespace: 'AWS/ApplicationELB', metric, dimensions: [group, LOAD_BALANCER], ...more });
    return [signal, { cloudwatch: { ...half(TARGET_GROUP), ...(shifting && { twin: half(ALTERNATE_TARGET_GROUP) }) } }];
  };
  const rows = [
    ofTargets(SIGNALS.healthyTargets, 'HealthyHostCount'),
    ofTargets(SIGNALS.unhealthyTargets, 'UnHealthyHostCount'),
    ofTargets(SIGNALS.answerStart, 'TargetResponseTime', { percentiles: true }),
    ofTargets(SIGNALS.targetRequests, 'RequestCount', { sparse: true }),
    ofTargets(SIGNALS.targetFailures, 'HTTPCode_Target_5XX_Count', { sparse: true }),
    of('AWS/ApplicationELB', [LOAD_BALANCER])(SIGNALS.frontFailures, 'HTTPCode_ELB_5XX_Count', { sparse: true }),
  ];
  return fronted ? rows : rows.map(([signal]) => [signal, 'no load balancer stands in front']);
}

function groupSources({ groups }: Place): Shown[] {
  const ofGroup = of('AWS/AutoScaling', [GROUP]);
  const ofMachines = of('AWS/EC2', [GROUP]);
  const rows = [
    ofGroup(SIGNALS.replicasWanted, 'GroupDesiredCapacity'),
    ofGroup(SIGNALS.replicasThere, 'GroupTotalInstances'),
    ofGroup(SIGNALS.replicasReady, 'GroupInServiceInstances'),
    ofMachines(SIGNALS.cpuUsage, 'CPUUtilization', { factor: PERCENT }),
    ofMachines(SIGNALS.networkReceived, 'NetworkIn'),
    ofMachines(SIGNALS.networkSent, 'NetworkOut'),
  ];
  return groups === 1 ? rows : rows.map(([signal]) => [signal, 'its machines stand in several groups']);
}

function taskSources({ insights }: Place): Shown[] {
  const ofService = of('AWS/ECS', TASKS);
  const counted = of('ECS/ContainerInsights', TASKS);
  const counts = [counted(SIGNALS.replicasWanted, 'DesiredTaskCount'), counted(SIGNALS.replicasThere, 'RunningTaskCount')];
  return [
    ...(insights ? counts : counts.map(([signal]): Shown => [signal, 'whether a cluster that is imported counts its tasks is not known'])),
    ofService(SIGNALS.cpuUsage, 'CPUUtilization', { factor: PERCENT }),
    ofService(SIGNALS.memoryUsage, 'MemoryUtilization', { factor: PERCENT }),
  ];
}
