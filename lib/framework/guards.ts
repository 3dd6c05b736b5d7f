import { LlmServingError } from '../error';
import type { IGuard } from './guard';
import { Haproxy } from './haproxy';

/** The guard that stands in front of every engine unless code says otherwise; chosen by test in docs/decisions/0002-guard.md. */
export const DEFAULT_GUARD: IGuard = new Haproxy();

/** Every guard. */
export const GUARDS: IGuard[] = [DEFAULT_GUARD];

/** The guard of a name. */
export function guardOf(name: string): IGuard {
  const guard = GUARDS.find((candidate) => candidate.name === name);
  if (guard === undefined) throw new LlmServingError('InvalidInput', `there is no guard '${name}', known: ${GUARDS.map((known) => known.name).join(', ')}`);
  return guard;
}
