import { setFlagsFromString } from 'node:v8';

/**
 * Old objects are marked by the thread that runs, not by helpers beside it: the framework's template validator makes the engine look for garbage
 * dozens of times over a small heap, and waking the helpers costs more than they do (docs/benchmarks.md).
 */
export function markWithoutHelpers(): void {
  setFlagsFromString('--no-concurrent-marking');
}
