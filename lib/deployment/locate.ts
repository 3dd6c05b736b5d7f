import type { Finding, SourceLocation } from '../finding/finding';
import type { Places } from './parse';

/** Fields that a service may take over from the deployment. */
const SHARED = /^services\.[^.]+\.?/;

/** Finds the place of a field: its own, else that of the shared field above, else that of the nearest thing around it. */
export function locatorOf(places: Places): (path: string) => SourceLocation | undefined {
  return (path) => {
    const exact = places.get(path) ?? places.get(path.replace(SHARED, ''));
    if (exact) return exact;
    const around = path.split('.').slice(0, -1);
    for (let length = around.length; length > 0; length -= 1) {
      const parent = around.slice(0, length).join('.');
      const place = places.get(parent) ?? places.get(parent.replace(SHARED, ''));
      if (place) return place;
    }
    return [...places.values()][0];
  };
}

/** Findings with their places, as far as there is a file. */
export function locatedBy(locate: ((path: string) => SourceLocation | undefined) | undefined, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    const location = finding.location ?? locate?.(finding.path);
    return location ? { ...finding, location } : finding;
  });
}
