import type { PlatformFacts } from '../platform/platform';

/** Who keeps the pods of a service: what they are called follows from it. */
export enum PodOwner {
  DEPLOYMENT = 'deployment',
  /** A LeaderWorkerSet: each replica is a group of pods. */
  GROUP = 'group',
  /** A cluster of a serving framework. */
  CLUSTER = 'cluster',
}

/** Where a service stands, as far as it decides who watches. */
export interface Place {
  readonly facts: PlatformFacts;
  /** Name of what keeps its pods. @default - it has no pods */
  readonly pods?: { readonly name: string; readonly owner: PodOwner };
  /** Vendor of the accelerators. */
  readonly vendor: string;
  /** Auto Scaling groups that its machines are in. */
  readonly groups: number;
  /** Whether its machines carry an agent of ours. */
  readonly hostAgent: boolean;
  /** Whether a load balancer of AWS stands in front. */
  readonly fronted: boolean;
  /** Whether the cluster counts the tasks of each service. */
  readonly insights: boolean;
  /** ARN of the certificate that the load balancer shows. @default - none */
  readonly certificate?: string;
  /** What is made of the lines that we collect: they are counted, and archived where that is wanted. @default - none are collected here */
  readonly logs?: { readonly archived: boolean };
  /** Whether updates shift requests between two target groups. @default false */
  readonly shifting?: boolean;
}
