import { fieldsAt } from './fields';
import type { ManifestObject } from './manifest';

/** A line of a list of counters, `NAME, type, help`; one behind a # is switched off. */
const COUNTER = /^[ \t]*(DCGM_\w+)[ \t]*,[ \t]*(?:gauge|counter|histogram|summary|untyped|label)[ \t]*,/gm;

/** Counters that some ConfigMap tells the exporter of accelerators to show, whatever its namespace: nobody sees here which one the exporter is handed. */
export function countersOf(configMaps: readonly ManifestObject[]): ReadonlySet<string> {
  const texts = configMaps.flatMap(({ body }) => Object.values(fieldsAt(body, 'data'))).filter((text) => typeof text === 'string');
  return new Set(texts.flatMap((text) => [...text.matchAll(COUNTER)].map(([, name]) => name)));
}
