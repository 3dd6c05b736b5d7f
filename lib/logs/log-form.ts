/** What a line is about, and so where it goes. */
export enum LogStream {
  /** Who called what, and how it ended. */
  API = 'api',
  /** What went wrong, in a program or in an accelerator. */
  ERRORS = 'errors',
  /** How fast it is, and how full. */
  PERFORMANCE = 'performance',
  /** Who was turned away, and which weights were verified. */
  AUDIT = 'audit',
}

/** One form of line that a program is known to write. */
export interface LogForm {
  /** Its name among those of the program: small letters. */
  readonly name: string;

  /** Where such lines go. */
  readonly stream: LogStream;

  /**
   * The whole line: words as they are, and fields in braces. `{status:integer}` is a field that goes on, `{integer}` one that does not,
   * `{level:=WARNING|ERROR}` lists the only values, `{cut}` is whatever stands there and never goes on. A brace of the line itself is written twice.
   */
  readonly pattern: string;

  /** A line as the program wrote it. */
  readonly sample: string;

  /** Where the line was read, and when. */
  readonly source: string;
}
