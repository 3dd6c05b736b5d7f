import type { Signal } from '../signals/signal';
import type { AlertSubject } from './alert';

/** The first of some signals that somebody shows; where nobody shows any, the first, so that its reason is told. */
export function firstKnown({ signals }: AlertSubject, [first, ...others]: readonly [Signal, ...Signal[]]): Signal {
  return [first, ...others].find(({ name }) => signals.get(name)?.absent === undefined) ?? first;
}
