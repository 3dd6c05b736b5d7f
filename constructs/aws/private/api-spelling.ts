/** A value of a template as the API of the same service spells it: every key with a capital. */
export function apiSpelling(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(apiSpelling);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.slice(0, 1).toUpperCase() + key.slice(1), apiSpelling(item)]));
}
