import type { Severity } from '../../../lib/finding/severity';
import type { Subject } from '../../../lib/rules/rule';
import type { Changes } from '../../support/subject';

/** A subject that a rule must say nothing about. */
export interface SilentCase {
  readonly when: string;
  readonly given: Changes<Subject>;
}

/** A subject that a rule must object to. */
export interface FiringCase extends SilentCase {
  /** What the sentence must hold: the value and the limit. */
  readonly says: RegExp;

  /** The field it must name. */
  readonly at: string;

  /** @default - the rule's own under the profile of the subject */
  readonly severity?: Severity;

  /** @default 1 */
  readonly times?: number;
}

/** By code: when a rule must speak, and when it must not. */
export interface RuleCases {
  readonly [code: string]: { readonly fires: FiringCase[]; readonly silent: SilentCase[] };
}
