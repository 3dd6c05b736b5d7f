import type { MetricSource } from './metric-source';
import type { Signal } from './signal';

/** Who shows metrics besides a replica. */
export enum Exporter {
  /** NVIDIA's exporter of accelerators. */
  ACCELERATORS = 'accelerators',
  /** The exporter of what a cluster holds. */
  CLUSTER = 'cluster',
  /** What a node shows of the containers on it. */
  NODE = 'node',
  /** Prometheus itself, of the rules that it judges. */
  RULES = 'rules',
}

/** How Prometheus knows a signal. */
export interface PrometheusSource {
  /** As it is scraped; of a histogram without `_bucket`. */
  readonly metric: string;
  /** Labels that pick the series that count; an empty value also stands for a missing label. */
  readonly labels: { readonly [label: string]: string };
  readonly shownBy: MetricSource | Exporter;
  /** Pattern of the pods that count. @default - it carries no pods, or all of them count */
  readonly pods?: string;
  /** What its values are multiplied by to be in the signal's unit. @default 1 */
  readonly factor?: number;
}

/** A resource of AWS whose metrics are named after it, known to whoever makes it. */
export enum CloudWatchPlace {
  LOAD_BALANCER = 'loadBalancer',
  TARGET_GROUP = 'targetGroup',
  /** Where the next revision registers: after each shift the other of both serves. */
  ALTERNATE_TARGET_GROUP = 'alternateTargetGroup',
  GROUP = 'group',
  CLUSTER = 'cluster',
  SERVICE = 'service',
  CERTIFICATE = 'certificate',
  DELIVERY_STREAM = 'deliveryStream',
}

/** A dimension of a metric of CloudWatch: known here, or a resource. */
export interface CloudWatchDimension {
  readonly name: string;
  /** @default - named after a resource */
  readonly value?: string;
  /** @default - the value is known */
  readonly place?: CloudWatchPlace;
}

/** What the agent of a machine measures for it. */
export interface HostMeasurement {
  /** Part of the agent that measures. */
  readonly plugin: string;
  /** As that part calls it. */
  readonly name: string;
}

/** How CloudWatch knows a signal. */
export interface CloudWatchSource {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly CloudWatchDimension[];
  /** Seconds between two values of one replica. @default - the values speak for the whole service */
  readonly everySeconds?: number;
  /** True where nothing is sent when nothing happened. @default false */
  readonly sparse?: boolean;
  /** Shortest stretch that is sure to hold a value, seconds. @default - a minute is */
  readonly leastPeriodSeconds?: number;
  /** True where it holds single observations, so that percentiles can be asked for. @default false */
  readonly percentiles?: boolean;
  /** What its values are multiplied by to be in the signal's unit. @default 1 */
  readonly factor?: number;
  /** The other half of it, counted apart. @default - this is all of it */
  readonly twin?: CloudWatchSource;
  /** @default - no agent of a machine brings it */
  readonly host?: HostMeasurement;
}

/** How one signal of one service appears on one platform. */
export interface SignalSource {
  readonly signal: Signal;
  /** @default - Prometheus does not know it */
  readonly prometheus?: PrometheusSource;
  /** @default - CloudWatch does not know it */
  readonly cloudwatch?: CloudWatchSource;
  /** Why nobody knows it. @default - somebody does */
  readonly absent?: string;
}
