import type { Finding } from '../finding/finding';
import { nearest } from '../units/nearest';
import { mergePatch } from '../units/merge-patch';
import { findingOf } from './codes';
import type { Places } from './places';

/** Data of a deployment before its defaults. */
export type Raw = { readonly [key: string]: unknown };

/** The deployment with one environment merged in. */
export interface Merged {
  readonly root: Raw;
  readonly findings: Finding[];
}

/** Merges an environment over the deployment: maps are joined, everything else is replaced. */
export function mergeEnvironment(root: Raw, environment: string | undefined): Merged {
  const { environments, ...base } = root;
  if (environment === undefined) return { root: base, findings: [] };
  const known = isRaw(environments) ? environments : {};
  if (!Object.hasOwn(known, environment)) return { root: base, findings: [unknownEnvironment(environment, Object.keys(known))] };
  const overlay = known[environment];
  // an environment that is no map is told where it stands
  return { root: isRaw(overlay) ? mergePatch(base, overlay) as Raw : base, findings: [] };
}

/** Places that follow what was merged: what the environment says stands where the environment says it. */
export function mergePlaces(places: Places, environment: string | undefined): Places {
  const overlay = environment === undefined ? undefined : places.get('environments')?.get(environment);
  return overlay?.overRoot(places) ?? places;
}

function unknownEnvironment(name: string, known: string[]): Finding {
  const close = nearest(name, known);
  const remedy = close.length > 0 ? `did you mean ${close.join(', ')}?` : known.length > 0 ? `choose one of ${known.join(', ')}` : 'the deployment has no environments: leave it out';
  return findingOf({ code: 'ENVIRONMENT_UNKNOWN', path: 'environments', message: `there is no environment '${name}'`, remedy, value: name, limit: known.join(', ') });
}

export function isRaw(x: unknown): x is Raw {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}
