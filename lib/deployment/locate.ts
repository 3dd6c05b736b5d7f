import type { Finding, SourceLocation } from '../finding/finding';
import type { Places } from './places';

/** Finds the place of a field: its own, else that of the shared field that a service takes over, else that of the nearest thing around it. */
export function locatorOf(places: Places): (path: string) => SourceLocation {
  return (path) => {
    const own = places.reach(path);
    const shared = own.left === 0 ? undefined : sharedPath(path, places);
    const taken = shared === undefined ? own : places.reach(shared);
    return (taken.left < own.left ? taken : own).place.location;
  };
}

/** The field of the deployment that stands for a field of a service. */
function sharedPath(path: string, places: Places): string | undefined {
  const name = places.get('services')?.keys.find((key) => path.startsWith(`services.${key}.`));
  return name === undefined ? undefined : path.slice(`services.${name}.`.length);
}

/** Findings with their places, as far as there is a file. */
export function locatedBy(locate: ((path: string) => SourceLocation | undefined) | undefined, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    const location = finding.location ?? locate?.(finding.path);
    return location ? { ...finding, location } : finding;
  });
}
