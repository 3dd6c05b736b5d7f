import type { Severity } from './severity';

/** A place in the text that a person wrote. Lines and columns count from 1. */
export interface SourceLocation {
  /** The file as the user named it. */
  readonly file: string;

  /** Line, from 1. */
  readonly line: number;

  /** Column, from 1. */
  readonly column: number;
}

/**
 * A problem as data: tools and tests read the fields, people read the sentence.
 * A sentence is lower case without a full stop, and holds the value and the limit.
 */
export interface Finding {
  /** Stable, public name, such as `MODEL_DOES_NOT_FIT`. Never renamed. */
  readonly code: string;

  /** How much it weighs under the deployment's profile. */
  readonly severity: Severity;

  /**
   * The object it is about, as `Kind/namespace/name`.
   *
   * @default - it is about the deployment itself
   */
  readonly object?: string;

  /** Where in the deployment or the object, as a dotted path such as `services.chat.model.revision`; empty for the whole of it. */
  readonly path: string;

  /** What is wrong, in one sentence with the value and the limit. */
  readonly message: string;

  /** What to do about it. */
  readonly remedy: string;

  /**
   * The offending value, as text.
   *
   * @default - the finding is not about one value
   */
  readonly value?: string;

  /**
   * What is allowed, as text.
   *
   * @default - there is no single limit to name
   */
  readonly limit?: string;

  /**
   * The place in the deployment file.
   *
   * @default - the deployment was not read from a file
   */
  readonly location?: SourceLocation;
}
