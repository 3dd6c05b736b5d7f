/** A map of JSON. */
export interface Json {
  readonly [key: string]: unknown;
}

/** What stands at a dotted path; nothing where the path ends early. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((here, key) => (typeof here === 'object' && here !== null ? (here as Json)[key] : undefined), value);
}

/** The maps of a list; nothing where there is no list. */
export function mapsAt(value: unknown, path: string): Json[] {
  const list = at(value, path);
  return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : [];
}
