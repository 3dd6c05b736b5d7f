/** Merges a patch into a JSON value as RFC 7386 says: objects merge key by key, a null removes, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) return patch;
  const base = isJsonObject(target) ? target : {};
  const kept = Object.keys(base).filter((key) => !Object.hasOwn(patch, key)).map((key) => [key, base[key]]);
  const merged = Object.keys(patch)
    .filter((key) => patch[key] !== null && patch[key] !== undefined)
    .map((key) => [key, mergePatch(Object.hasOwn(base, key) ? base[key] : undefined, patch[key])]);
  return Object.fromEntries([...kept, ...merged]);
}

function isJsonObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
