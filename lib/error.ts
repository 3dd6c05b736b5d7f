import type { Finding } from './finding/finding';

const MARK = Symbol.for('cdk-llm-serving.LlmServingError');

/** Every reason this library refuses to go on. Codes are public: never rename one. */
export type LlmServingErrorCode =
  | 'DeploymentRefused'
  | 'DuplicateName'
  | 'UnknownEngine'
  | 'UnknownModel'
  | 'UnknownInstanceType'
  | 'UnsupportedByTarget'
  | 'InvalidInput'
  | 'LimitExceeded'
  | 'OutputNotWritable';

/**
 * The one error this library throws: a stable code, a sentence, and all findings at once.
 *
 * @internal
 */
export class LlmServingError extends Error {
  /** True also for an error made by a second installed copy of this library. */
  public static isLlmServingError(x: unknown): x is LlmServingError {
    return typeof x === 'object' && x !== null && MARK in x;
  }

  public constructor(
    public readonly code: LlmServingErrorCode,
    message: string,
    public readonly findings: Finding[] = [],
    public readonly path?: string,
  ) {
    super(path ? `${message} [${path}]` : message);
    this.name = code;
    Object.defineProperty(this, MARK, { value: true });
  }
}
