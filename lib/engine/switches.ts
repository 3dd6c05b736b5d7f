import type { OptionTable } from './option-table';
import type { SwitchSupport } from './tuning';

/** Every switch, in the order of the deployment's fields: all but `traces` stand below `optimization`. */
export const SWITCH_NAMES = [
  'kvCacheDtype', 'maxSequences', 'maxBatchedTokens', 'chunkedPrefill', 'prefixCache', 'kvOffload', 'speculation', 'adapters', 'structuredOutput', 'toolCallParser',
  'reasoningParser', 'traces',
] as const;

/** One of them. */
export type SwitchName = (typeof SWITCH_NAMES)[number];

/** A switch that an engine has: what it becomes, and the values that it takes. */
export const takes = (options: string[], values?: string[]): Omit<SwitchSupport, 'name'> => ({ options, ...(values && { values }) });

/** A switch that an engine lacks, and the nearest thing. */
export const lacks = (instead: string): Omit<SwitchSupport, 'name'> => ({ options: [], instead });

/** An engine's answer to every switch. */
export type SwitchTable = { readonly [name in SwitchName]: Omit<SwitchSupport, 'name'> };

/** What a version makes of every switch: one whose options it does not take yet is one that it lacks. */
export function switchesOf(table: SwitchTable, options: OptionTable, version: string): SwitchSupport[] {
  const known = options.knownTo(version);
  return SWITCH_NAMES.map((name) => {
    const support = table[name];
    const missing = support.options.find((option) => !known.includes(option));
    return missing === undefined ? { name, ...support } : { name, ...lacks(`a newer engine.version: ${missing} was not found in ${version}`) };
  });
}

/** The engine's own word for a neutral one; a word that it has not is a finding, and stays as it is. */
export function wordFor(words: { readonly [neutral: string]: string }, neutral: string): string {
  return Object.hasOwn(words, neutral) ? words[neutral] : neutral;
}
