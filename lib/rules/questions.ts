import type { ContainerSpec, ProbeSpec } from '../container/container-spec';
import { Exposure, type Platform } from '../deployment/enums';
import { LogCollector, LogDestination } from '../deployment/logging-props';
import type { TimeLine } from '../plan/plan';
import { nodePlanFor, type NodePlan } from '../nodes/node-plan';
import type { MachineImage, PlatformFacts } from '../platform/platform';
import { machineImageFor, platformsWhere } from '../platform/platforms';
import { runsSecondFleet } from '../rollout/surge';
import type { PlanSubject, Subject } from './rule';

const anyPlatform = ({ deployment }: Subject, holds: (facts: PlatformFacts) => boolean): boolean => platformsWhere(deployment.platforms, holds).length > 0;

/** True when machines of ours run containers by themselves, without a cluster. */
export const onBoxes = (subject: Subject): boolean => anyPlatform(subject, ({ boxes }) => boxes);

/** Start time lines of the platforms of which something is true. */
export const linesWhere = ({ deployment, plan }: Subject, holds: (facts: PlatformFacts) => boolean): TimeLine[] => platformsWhere(deployment.platforms, holds)
  .flatMap((platform) => plan.startTimeLines[platform] ?? []);

/** Platforms whose machines are made: a cluster that is imported may bring its own. */
export const machinePlatforms = ({ deployment }: Pick<Subject, 'deployment'>): Platform[] => platformsWhere(deployment.platforms, ({ machines, clusterBringsMachines = false }) =>
  machines && !(clusterBringsMachines && deployment.aws?.imports?.cluster !== undefined));

/** True when machines are made. */
export const makesMachines = (subject: Subject): boolean => machinePlatforms(subject).length > 0;

/** Images that machines start from where nobody names one, as far as they are known; where none is made here, the one that the instance type is known to need. */
export function machineImagesOf({ deployment, instanceType }: Pick<Subject, 'deployment' | 'instanceType'>): MachineImage[] {
  const platforms = machinePlatforms({ deployment });
  const own: MachineImage = { parameter: instanceType.imageParameter, driverBranch: instanceType.driverBranch, problem: instanceType.imageProblem };
  const images = platforms.length > 0 ? platforms.flatMap((platform) => machineImageFor(platform, instanceType, deployment.aws) ?? []) : [own];
  return [...new Map(images.map((image) => [image.parameter, image])).values()];
}

/** True when replicas are tasks of a cluster. */
export const makesTasks = (subject: Subject): boolean => anyPlatform(subject, ({ tasks = false }) => tasks);

/** True when a collector of ours brings lines to CloudWatch Logs: on boxes and in tasks. */
export const collectsOnAws = (subject: Subject): boolean => onBoxes(subject) || makesTasks(subject);

/** True when a collector of ours runs anywhere. */
export function runsCollector(subject: Subject): boolean {
  const { destination, collector } = subject.service.observability.logging.pods;
  return collectsOnAws(subject) || (makesPods(subject) && destination !== LogDestination.NONE && collector === LogCollector.DAEMON_SET);
}

/** True when anything is made on AWS. */
export const onAws = (subject: Subject): boolean => anyPlatform(subject, (facts) => facts.onAws);

/** True when pods are made. */
export const makesPods = (subject: Subject): boolean => anyPlatform(subject, ({ pods }) => pods);

/** True when an update runs a second fleet beside the first. */
export const runsSecondFleets = (subject: Subject): boolean => anyPlatform(subject, (facts) => runsSecondFleet(subject.service, facts));

/** True when a scaler of AWS moves the number of replicas: pods have one of their cluster. */
export const scaledByAws = (subject: Subject): boolean => anyPlatform(subject, ({ pods, onAws: there }) => there && !pods);

/** True when pods stand on a cluster of which AWS is told nothing: identities and machines are its owner's. */
export const onClustersOfOthers = (subject: Subject): boolean => anyPlatform(subject, ({ pods, onAws: known }) => pods && !known);

/** The machines that are made for pods; nothing where pods find machines of somebody else. */
export function nodesOf(subject: PlanSubject): NodePlan | undefined {
  const [platform] = platformsWhere(subject.deployment.platforms, ({ pods, machines }) => pods && machines);
  return platform && nodePlanFor(subject, platform);
}

/** True when a load balancer stands in front, ours or one that is imported. */
export const behindLoadBalancer = (subject: Subject): boolean => anyPlatform(subject, ({ loadBalanced }) => loadBalanced) && subject.service.access.exposure !== Exposure.NONE;

/** True when the load balancer in front is made here. */
export const makesLoadBalancer = (subject: Subject): boolean => behindLoadBalancer(subject) && subject.deployment.aws?.imports?.listener === undefined;

/** True when machines reach nothing outside, not even through a proxy. */
export const isOffline = ({ deployment: { site } }: Subject): boolean => site.internet === false && site.proxy === undefined;

/** True for a text that only a deployment can resolve: it is never judged. */
export const isDeployTime = (text: string): boolean => /[$#]\{Token\[/.test(text);

/** Every container of a replica; other machines of a group run the engine again, in the same image and as the same user. */
export function containersOf({ replica: { gate, fetch, wait, preparation, engine, guard } }: Subject): ContainerSpec[] {
  return [gate, fetch, wait, preparation, engine, guard].filter((container) => container !== undefined);
}

/** Every probe of a container, with its name. */
export function probesOf({ startup, readiness, liveness }: ContainerSpec): [name: string, probe: ProbeSpec][] {
  const all: [string, ProbeSpec | undefined][] = [['startup', startup], ['readiness', readiness], ['liveness', liveness]];
  return all.flatMap(([name, probe]) => (probe ? [[name, probe] as [string, ProbeSpec]] : []));
}

/** Seconds from the first failed try until a probe gives up. */
export const patienceOf = ({ periodSeconds, failureThreshold }: ProbeSpec): number => periodSeconds * failureThreshold;

/** A figure in GiB. */
export const gib = (value: number): string => `${value.toFixed(1)} GiB`;

/** A list as people say it. */
export const listed = (names: readonly string[]): string => names.join(', ');
