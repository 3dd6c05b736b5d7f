import type { Advisory } from './engine';

/** Versions that an advisory holds for. */
interface Range {
  readonly from?: string;
  readonly below?: string;
}

/** A hole that a caller can reach through the guard, or a model through its files. */
export const hole = (id: string, range: Range, effect: string, source: string): Advisory => ({ id, ...range, effect, guarded: false, defectOnly: false, source });

/** A hole that this library's deployment keeps out of reach: the effect says by what. */
export const guarded = (id: string, range: Range, effect: string, source: string): Advisory => ({ ...hole(id, range, effect, source), guarded: true });

/** A fault without a security effect. */
export const defect = (id: string, range: Range, effect: string, source: string): Advisory => ({ ...hole(id, range, effect, source), defectOnly: true });
