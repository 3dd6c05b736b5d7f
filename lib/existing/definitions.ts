import validateResources from '../../schema/custom-resources.validator';
import { isKnown } from '../engine/read-command';
import { isFields, type FieldPath, type Fields } from './fields';
import type { ManifestObject } from './manifest';

/** Where a resource differs from its definition. */
export interface Difference {
  /** Beginning at `spec`. */
  readonly at: FieldPath;
  readonly value: unknown;
  /** Which keyword of JSON Schema does not hold. */
  readonly keyword: string;
  /** What the keyword wants. */
  readonly wanted: { readonly [name: string]: unknown };
  /** The piece of the definition it stands in. */
  readonly piece: { readonly properties?: Fields; readonly description?: string };
}

/** A kind as the definitions are filed: `Model.kubeai.org`. */
export function definedKind({ kind, apiVersion }: ManifestObject): string {
  return `${kind}.${apiVersion.split('/')[0]}`;
}

/** Everything in `spec` that the definition of its kind does not take; nothing of kinds whose definition is not known. */
export function differencesOf(object: ManifestObject): Difference[] {
  const data = { [definedKind(object)]: withoutNothing(object.body['spec'] ?? {}) };
  if (validateResources(data)) return [];
  return (validateResources.errors ?? []).filter(({ data: value }) => typeof value !== 'string' || isKnown(value)).map((error) => ({
    at: ['spec', ...pathOf(error.instancePath, data).slice(1)],
    value: error.data,
    keyword: error.keyword,
    wanted: error.params,
    piece: (error.parentSchema ?? {}) as Difference['piece'],
  }));
}

/** An API server drops fields that are null before it looks at them. */
function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null).map(([key, item]) => [key, withoutNothing(item)]));
}

/** A JSON pointer as keys and positions. */
function pathOf(pointer: string, data: unknown): FieldPath {
  const path: (string | number)[] = [];
  pointer.slice(1).split('/').reduce((here: unknown, part) => {
    const key = Array.isArray(here) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(key);
    return (here as { [key: string | number]: unknown })[key];
  }, data);
  return path;
}
