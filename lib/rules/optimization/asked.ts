import type { Service } from '../../deployment/deployment';
import type { SwitchSupport } from '../../engine/tuning';
import type { Subject } from '../rule';

/** One switch that a deployment sets. */
export interface AskedSwitch {
  /** What the engine makes of it. */
  readonly support: SwitchSupport;

  /** The field that is to blame. */
  readonly path: string;

  /** Its value, where it has one word. @default - it has no single value */
  readonly value?: string;
}

/** Where a switch is set that is not a field of its own name below `optimization`. */
const PATHS: { readonly [name: string]: string } = { speculation: 'optimization.speculation.method', traces: 'observability.traces.endpoint' };

/** Values by switch, as far as they are set: a word, or nothing to compare. */
function valuesOf({ optimization: { speculation, adapters, kvOffloadGiB, ...words }, observability: { traces } }: Service): { [name: string]: string | number | boolean | undefined } {
  return { ...words, kvOffload: kvOffloadGiB, adapters: adapters.length > 0 ? adapters.length : undefined, speculation: speculation?.method, traces: traces?.endpoint };
}

/** Every switch that a deployment sets, with the engine's answer. */
export function askedSwitches({ service, engineVersion }: Subject): AskedSwitch[] {
  const values = valuesOf(service);
  return engineVersion.switches.flatMap((support) => {
    const value = values[support.name];
    if (value === undefined) return [];
    return [{ support, path: PATHS[support.name] ?? `optimization.${support.name}`, value: String(value) }];
  });
}
