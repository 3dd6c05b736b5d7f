import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { ReplicaSpec } from '../container/container-spec';
import type { Deployment, Service } from '../deployment/deployment';
import type { IEngine, IEngineVersion } from '../engine/engine';
import type { Severity } from '../finding/severity';
import type { Plan } from '../plan/plan';

/** All that a rule may look at: one service of a deployment, and what was decided for it. */
export interface Subject {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly engine: IEngine;
  readonly engineVersion: IEngineVersion;
  readonly instanceType: InstanceTypeFacts;
  /** Types that may stand in for it, best first. */
  readonly alternatives: readonly InstanceTypeFacts[];
  readonly plan: Plan;
  readonly replica: ReplicaSpec;
  /** Today as `YYYY-MM-DD`. @default - not known: nothing has passed */
  readonly today?: string;
}

/** What a rule found, before severity and place are known. */
export interface Violation {
  /** The field it is about, relative to the service (`model.revision`) or of the deployment (`aws.region`). */
  readonly path: string;

  /** One sentence with value and limit, lower case, no full stop. */
  readonly message: string;

  /** What to do about it. */
  readonly remedy: string;

  /** The offending value. */
  readonly value?: string;

  /** What is allowed. */
  readonly limit?: string;

  /** In place of the rule's own severity, for a case that weighs less or more. */
  readonly severity?: Severity;
}

/** How a rule weighs under each profile. */
export interface SeverityByProfile {
  readonly dev: Severity;
  readonly prod: Severity;
  readonly regulated: Severity;
}

/** What must hold: its code, its weight, its words. */
export interface Law {
  /** Stable, public name. Never renamed. */
  readonly code: string;

  /** The area it belongs to, a heading of `docs/findings.md`. */
  readonly area: Area;

  /** What must hold, in one sentence. */
  readonly law: string;

  /** Why it matters, in one sentence. */
  readonly why: string;

  readonly severity: SeverityByProfile;
}

/** One law, and a pure function from what was decided to what is wrong with it. */
export interface Rule extends Law {
  check(subject: Subject): Violation[];
}

/** What was decided, before containers are made of it. */
export type PlanSubject = Omit<Subject, 'replica'>;

/** A rule that looks at no container: it also holds where containers were written by somebody else. */
export interface PlanRule extends Rule {
  check(subject: PlanSubject): Violation[];
}

export type Area =
  | 'fit' | 'parallelism' | 'compatibility' | 'start and stop' | 'time-outs' | 'optimization' | 'speed' | 'scaling' | 'capacity' | 'storage' | 'network' | 'security' | 'observability' | 'names and limits' | 'patches';
