import type { Optimization } from '../../deployment/deployment';
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

/** Values by switch, as far as they are set: a word, or nothing to compare. */
function valuesOf({ speculation, adapters, kvOffloadGiB, ...words }: Optimization): { [name: string]: string | number | boolean | undefined } {
  return { ...words, kvOffload: kvOffloadGiB, adapters: adapters.length > 0 ? adapters.length : undefined, speculation: speculation?.method };
}

/** Every switch that a deployment sets, with the engine's answer. */
export function askedSwitches({ service, engineVersion }: Subject): AskedSwitch[] {
  const values = valuesOf(service.optimization);
  return engineVersion.switches.flatMap((support) => {
    const value = values[support.name];
    if (value === undefined) return [];
    const path = support.name === 'speculation' ? 'optimization.speculation.method' : `optimization.${support.name}`;
    return [{ support, path, value: String(value) }];
  });
}
