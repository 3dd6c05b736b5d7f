/** How much a finding weighs. Only an error stops a synth. */
export enum Severity {
  /** This cannot work, or is unsafe under this profile. */
  ERROR = 'error',

  /** It works, but costs, risks or surprises; the finding carries the figure. */
  WARNING = 'warning',

  /** Worth knowing: a fact with its source, nothing to mend. */
  INFO = 'info',
}
