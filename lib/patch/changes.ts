/** One place in an object that is not what it was. */
export interface Change {
  /** Dotted, as in `spec.template.spec.containers.0.image`. */
  readonly path: string;
  /** @default - it was not there */
  readonly before?: unknown;
  /** @default - it is gone */
  readonly after?: unknown;
}

/** Everything that differs, as deep as both sides have the same shape. */
export function changesBetween(before: unknown, after: unknown, path = ''): Change[] {
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    return keysOf(before, after).flatMap((key) => changesBetween(before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  if (before === after) return [];
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function keysOf(before: Tree, after: Tree): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

interface Tree {
  readonly [key: string]: unknown;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}
