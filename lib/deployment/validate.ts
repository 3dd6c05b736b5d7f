import type { ErrorObject } from 'ajv';
import validateSchema from '../../schema/deployment.validator';
import type { Finding } from '../finding/finding';
import { nearest } from '../units/nearest';
import { lookalikesIn } from '../units/printable';
import { shown } from '../units/shown';
import { findingOf } from './codes';
import { isConfidential } from './field-forms';
import { NOT_SHOWN } from './secret-looks';
import { deployTimeFinding, isToken } from './tokens';

/** A piece of the schema that an error points at. */
interface SchemaPiece {
  /** @default - not a map */
  readonly properties?: { readonly [name: string]: unknown };
  /** @default - not a closed set */
  readonly enum?: readonly unknown[];
}

/** Everything that is given and differs from the format, the gravest of a place first; paths are dotted. What is absent may still be merged in. */
export function schemaFindings(data: unknown): Finding[] {
  if (validateSchema(data)) return [];
  return (validateSchema.errors ?? []).filter((error) => !isAbsence(error)).sort(typesFirst).flatMap((error) => sentenceFor(error, pathOf(error.instancePath)));
}

/** Required fields that nobody gave; one that was left empty has a value: null. */
export function absentFields(data: unknown): Finding[] {
  if (validateSchema(data)) return [];
  return (validateSchema.errors ?? []).filter(isAbsence).flatMap((error) => sentenceFor(error, pathOf(error.instancePath)));
}

const isAbsence = ({ keyword }: ErrorObject): boolean => keyword === 'required';

/** A value of a wrong type fails on its form and limits as well. */
function typesFirst(a: ErrorObject, b: ErrorObject): number {
  return Number(b.keyword === 'type') - Number(a.keyword === 'type');
}

function pathOf(pointer: string): string {
  return pointer.slice(1).split('/').map(unescaped).join('.');
}

function sentenceFor(error: ErrorObject, path: string): Finding[] {
  const { keyword, data, params, parentSchema = {} } = error;
  const piece = parentSchema as SchemaPiece;
  if (isToken(data)) return [deployTimeFinding(path)];
  switch (keyword) {
    case 'additionalProperties': return [unknownField(path, params.additionalProperty, Object.keys(piece.properties ?? {}))];
    case 'required': return [findingOf({ code: 'MISSING_FIELD', path: join(path, params.missingProperty), message: `'${params.missingProperty}' is missing`, remedy: `add ${join(path, params.missingProperty)}` })];
    case 'enum': return [notAllowed(path, data, piece.enum ?? [])];
    case 'type': return [wrongType(path, data, String(params.type))];
    // judged in words by the form of the field
    case 'pattern': return [];
    case 'minimum': case 'maximum': case 'exclusiveMinimum': return [outOfRange(path, data, `${params.comparison} ${params.limit}`)];
    case 'maxItems': return [findingOf({ code: 'LIST_TOO_LONG', path, message: `'${path}' has ${(data as unknown[]).length} entries, at most ${params.limit} are possible`, value: String((data as unknown[]).length), limit: String(params.limit) })];
    case 'minLength': case 'minItems': return [empty(path, keyword)];
    case 'uniqueItems': return [findingOf({ code: 'VALUE_NOT_ALLOWED', path: `${path}.${Math.max(params.i, params.j)}`, message: `${shown((data as unknown[])[params.i])} stands twice in '${path}'`, remedy: 'keep one of the two' })];
    default: return [findingOf({ code: 'WRONG_TYPE', path, message: `'${path}' ${error.message ?? 'is not what the format says'}` })];
  }
}

function empty(path: string, keyword: string): Finding {
  const what = keyword === 'minItems' ? 'an empty list' : 'an empty text';
  return findingOf({ code: 'VALUE_NOT_ALLOWED', path, message: `'${path}' is ${what}`, remedy: 'give it a value, or remove the key', value: what });
}

function outOfRange(path: string, value: unknown, limit: string): Finding {
  return findingOf({ code: 'NOT_A_NUMBER_IN_RANGE', path, message: `'${path}' is ${shown(value)}, a number ${limit} is wanted`, value: shown(value), limit });
}

function unknownField(path: string, name: string, known: string[]): Finding {
  const close = nearest(name, known);
  const all = known.join(', ');
  return findingOf({
    code: 'UNKNOWN_FIELD',
    path: join(path, name),
    message: `there is no field ${shown(name)}${foreignIn(name)}${path ? ` in '${path}'` : ''}`,
    remedy: nestedIn(name, known) ?? (close.length > 0 ? `did you mean ${close.join(', ')}?` : `known here: ${all}`),
    value: shown(name),
    limit: all,
  });
}

/** A path written as one key. */
function nestedIn(name: string, known: string[]): string | undefined {
  const [first, ...rest] = name.split('.');
  return rest.length > 0 && known.includes(first) ? `write maps in each other: ${first}: { ${rest[0]}: … }` : undefined;
}

function notAllowed(path: string, value: unknown, allowed: readonly unknown[]): Finding {
  const known = allowed.join(', ');
  const close = closeTo(value, allowed);
  return findingOf({
    code: 'VALUE_NOT_ALLOWED',
    path,
    message: `'${path}' is ${shown(value)}${foreignIn(value)}, allowed: ${known}`,
    remedy: close.length > 0 ? `did you mean ${close.join(', ')}?` : `choose one of ${known}`,
    value: shown(value),
    limit: known,
  });
}

/** Legal values that look like the given one, or lie next to it. */
function closeTo(value: unknown, allowed: readonly unknown[]): unknown[] {
  if (typeof value === 'string') return nearest(value, allowed.map(String));
  const numbers = allowed.filter((other) => typeof other === 'number');
  return typeof value === 'number' ? numbers.sort((a, b) => Math.abs(a - value) - Math.abs(b - value)).slice(0, 1) : [];
}

function wrongType(path: string, value: unknown, type: string): Finding {
  if (value === null) return findingOf({ code: 'MISSING_FIELD', path, message: `'${path}' has no value`, remedy: 'give it one, or remove the key', value: 'null' });
  const unquoted = type === 'string' && (typeof value === 'number' || typeof value === 'boolean');
  return findingOf({
    code: path.endsWith('aws.account') ? 'ACCOUNT_ILLEGAL' : 'WRONG_TYPE',
    path,
    message: `'${path}' is ${kindOf(value, path)}, ${article(type)} is wanted`,
    ...(unquoted && { remedy: `put it in quotes: without them YAML reads a ${typeof value}` }),
    value: typeof value === 'object' ? kindOf(value, path) : shownAt(path, value),
    limit: article(type),
  });
}

function kindOf(value: unknown, path: string): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `the ${typeof value === 'string' ? 'text' : typeof value} ${shownAt(path, value)}`;
}

const ARTICLES = new Map([['object', 'a map'], ['array', 'a list'], ['integer', 'a whole number'], ['string', 'a text']]);

function article(type: string): string {
  return ARTICLES.get(type) ?? `a ${type}`;
}

/** The value as a message repeats it, but for what may be a secret. */
function shownAt(path: string, value: unknown): string {
  return isConfidential(path) ? NOT_SHOWN : shown(value);
}

/** Letters that only look like those that are wanted. */
function foreignIn(value: unknown): string {
  const foreign = typeof value === 'string' ? lookalikesIn(value) : [];
  return foreign.length > 0 ? ` with ${foreign.join(', ')}` : '';
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function unescaped(part: string): string {
  return part.replace(/~1/g, '/').replace(/~0/g, '~');
}
