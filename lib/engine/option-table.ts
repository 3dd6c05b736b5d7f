import { isWithin } from '../units/version';
import type { DecidedOption, UnsafeOption } from './engine';

/** One flag or variable of an engine, in all its spellings. */
export interface OptionRow {
  readonly spellings: string[];

  /** The field of the deployment that decides it. @default - none: a user may add it */
  readonly field?: string;

  /** The hole that it opens. @default - none */
  readonly hole?: string;

  /** First version that takes it. @default - every verified one */
  readonly from?: string;

  /** First version that no longer takes it. @default - it is still taken */
  readonly below?: string;
}

type Range = Pick<OptionRow, 'from' | 'below'>;

/** A row that a field of the deployment decides. */
export const decided = (field: string, ...spellings: string[]): OptionRow => ({ field, spellings });

/** A row that opens a hole. */
export const unsafe = (hole: string, ...spellings: string[]): OptionRow => ({ hole, spellings });

/** A row that the engine's own constants use, and a user may add. */
export const known = (...spellings: string[]): OptionRow => ({ spellings });

/** The same row, for some versions only. */
export const within = (range: Range, row: OptionRow): OptionRow => ({ ...row, ...range });

/** The options of an engine, each told once. */
export class OptionTable {
  public constructor(private readonly rows: readonly OptionRow[]) {}

  /** What the plan decides, whatever the version: a spelling that a version lacks is no less a mistake. */
  public get decided(): DecidedOption[] {
    return this.rows.flatMap(({ field, spellings }) => (field === undefined ? [] : [{ field, spellings }]));
  }

  /** What opens a hole. */
  public get unsafe(): UnsafeOption[] {
    return this.rows.flatMap(({ hole, spellings }) => (hole === undefined ? [] : spellings.map((spelling) => ({ spelling, reason: hole }))));
  }

  /** Every spelling that a version takes. */
  public knownTo(version: string): string[] {
    return this.rows.filter(({ from, below }) => isWithin(version, from, below)).flatMap(({ spellings }) => spellings);
  }
}
