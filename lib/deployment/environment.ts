import type { Finding } from '../finding/finding';
import { nearest } from '../units/nearest';
import { mergePatch } from '../units/merge-patch';
import { findingOf } from './codes';
import type { Places } from './parse';

/** Data of a deployment before its defaults. */
export type Raw = { readonly [key: string]: unknown };

/** The deployment with one environment merged in, and places that follow what was merged. */
export interface Merged {
  readonly root: Raw;
  readonly places: Places;
  readonly findings: Finding[];
}

/** Merges an environment over the deployment: maps are joined, everything else is replaced. */
export function mergeEnvironment(root: Raw, places: Places, environment: string | undefined): Merged {
  const { environments, ...base } = root;
  if (environment === undefined) return { root: base, places, findings: [] };
  const known = isRaw(environments) ? environments : {};
  const overlay = Object.hasOwn(known, environment) ? known[environment] : undefined;
  if (!isRaw(overlay)) return { root: base, places, findings: [unknownEnvironment(environment, Object.keys(known))] };
  return { root: mergePatch(base, overlay) as Raw, places: moved(places, `environments.${environment}.`), findings: [] };
}

function unknownEnvironment(name: string, known: string[]): Finding {
  const close = nearest(name, known);
  const remedy = close.length > 0 ? `did you mean ${close.join(', ')}?` : known.length > 0 ? `choose one of ${known.join(', ')}` : 'the deployment has no environments: leave it out';
  return findingOf({ code: 'ENVIRONMENT_UNKNOWN', path: 'environments', message: `there is no environment '${name}'`, remedy, value: name, limit: known.join(', ') });
}

/** What the overlay says stands where the overlay says it. */
function moved(places: Places, prefix: string): Places {
  const overlaid = [...places].filter(([path]) => path.startsWith(prefix)).map(([path, place]) => [path.slice(prefix.length), place] as const);
  return new Map([...places, ...overlaid]);
}

export function isRaw(x: unknown): x is Raw {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}
