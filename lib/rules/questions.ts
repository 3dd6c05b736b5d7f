import type { ContainerSpec, ProbeSpec } from '../container/container-spec';
import { Exposure, Platform } from '../deployment/enums';
import type { Subject } from './rule';

const AWS = [Platform.EC2, Platform.ECS, Platform.EKS, Platform.SAGEMAKER];
const LOAD_BALANCED = [Platform.EC2, Platform.ECS];
const PODS = [Platform.KUBERNETES, Platform.EKS];

const rendersOn = ({ deployment }: Subject, platforms: Platform[]): boolean => deployment.platforms.some((platform) => platforms.includes(platform));

/** True when machines are made. */
export const onEc2 = (subject: Subject): boolean => rendersOn(subject, [Platform.EC2]);

/** True when anything is made on AWS. */
export const onAws = (subject: Subject): boolean => rendersOn(subject, AWS);

/** True when pods are made. */
export const onKubernetes = (subject: Subject): boolean => rendersOn(subject, PODS);

/** True when a load balancer of ours stands in front. */
export const behindLoadBalancer = (subject: Subject): boolean => rendersOn(subject, LOAD_BALANCED) && subject.service.access.exposure !== Exposure.NONE;

/** True when machines reach nothing outside, not even through a proxy. */
export const isOffline = ({ deployment: { site } }: Subject): boolean => site.internet === false && site.proxy === undefined;

/** True for a text that only a deployment can resolve: it is never judged. */
export const isDeployTime = (text: string): boolean => /[$#]\{Token\[/.test(text);

/** Every container of a replica. */
export function containersOf({ replica: { gate, fetch, preparation, engine, guard } }: Subject): ContainerSpec[] {
  return [gate, fetch, preparation, engine, guard].filter((container) => container !== undefined);
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
