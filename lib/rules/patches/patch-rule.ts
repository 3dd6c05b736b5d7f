import type { Deployment } from '../../deployment/deployment';
import type { PatchStep } from '../../patch/apply-patches';
import type { Law, Violation } from '../rule';

/** One patch of a deployment, and what it did. */
export interface PatchSubject extends PatchStep {
  readonly deployment: Deployment;
}

/** A law about what a patch leaves behind; the path of a violation is relative to the patch. */
export interface PatchRule extends Law {
  check(subject: PatchSubject): Violation[];
}
