import type { Stack } from 'aws-cdk-lib';
import type { DeploymentDecision } from '../../lib/decide';
import type { ParityFacts } from '../../lib/review/parity';

/** A template, as far as it is read back. */
export interface RenderedTemplate {
  readonly Resources: { readonly [logicalId: string]: { readonly Type: string; readonly Properties: any } };
}

/** Something that a reviewer should know about a service. */
export interface StackNote {
  readonly subject: string;
  readonly reason: string;
}

/** What stands in the stack of one platform. */
export interface Tenants {
  /** What nobody could know at synth, by service. */
  notesOf(service: string): StackNote[];

  /** What the template says of a service. @default - its replicas stand in manifests */
  parityOf?(template: RenderedTemplate, service: string): ParityFacts;
}

/** Puts everything of a deployment on one platform into a stack. */
export type Tenancy = (stack: Stack, decision: DeploymentDecision) => Tenants;
