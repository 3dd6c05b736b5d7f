import type { EngineCatalogue } from './registry';
import type { EngineTraces } from './traces';

/** How the engines of a catalogue show in what others wrote. */
export function tracesOf(engines: EngineCatalogue): EngineTraces[] {
  return engines.names.flatMap((name) => engines.find(name)?.traces ?? []);
}
