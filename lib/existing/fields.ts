/** A map of a document. */
export type Fields = { readonly [key: string]: unknown };

/** Where something stands in an object: keys and positions. */
export type FieldPath = readonly (string | number)[];

/** True for a map. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands below a value; nothing when the way there ends early. */
export function at(value: unknown, ...path: FieldPath): unknown {
  return path.reduce<unknown>((here, key) => {
    if (Array.isArray(here)) return typeof key === 'number' ? here[key] : undefined;
    return isFields(here) && Object.hasOwn(here, String(key)) ? here[key] : undefined;
  }, value);
}

/** The map that stands there; an empty one if none does. */
export function fieldsAt(value: unknown, ...path: FieldPath): Fields {
  const found = at(value, ...path);
  return isFields(found) ? found : {};
}

/** The list that stands there; an empty one if none does. */
export function listAt(value: unknown, ...path: FieldPath): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The text that stands there; a number or a truth value counts as its text. */
export function textAt(value: unknown, ...path: FieldPath): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined;
}

/** The number that stands there, also as a text. */
export function numberAt(value: unknown, ...path: FieldPath): number | undefined {
  const found = textAt(value, ...path);
  return found !== undefined && /^-?\d+(\.\d+)?$/.test(found) ? Number(found) : undefined;
}

/** The texts of a list. */
export function textsAt(value: unknown, ...path: FieldPath): string[] {
  return listAt(value, ...path).map((item) => textAt(item) ?? '');
}

/** Labels and other maps from text to text. */
export function labelsAt(value: unknown, ...path: FieldPath): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(fieldsAt(value, ...path)).flatMap(([key, item]) => {
    const text = textAt(item);
    return text === undefined ? [] : [[key, text]];
  }));
}

/** A path as `kubectl` writes it: `spec.containers[0].resources.limits[nvidia.com/gpu]`. */
export function pathText(path: FieldPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number' || /[^A-Za-z0-9_-]/.test(key)) return `${text}[${key}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}
