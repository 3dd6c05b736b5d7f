import type { ErrorObject } from 'ajv';
import validateSchema from '../../schema/deployment.validator';
import type { Finding } from '../finding/finding';
import { nearest } from '../units/nearest';
import { findingOf } from './codes';
import { deployTimeFinding, isToken } from './tokens';

/** A piece of the schema that an error points at. */
interface SchemaPiece {
  /** @default - not a map */
  readonly properties?: { readonly [name: string]: unknown };
  /** @default - not a closed set */
  readonly enum?: readonly unknown[];
}

/** Longest value that a message repeats. */
const LONGEST_SHOWN = 60;

/** Everything in which the data differs from the format; paths are dotted. Missing fields of an environment are not missing. */
export function schemaFindings(data: unknown): Finding[] {
  if (validateSchema(data)) return [];
  return (validateSchema.errors ?? []).flatMap((error) => {
    const path = error.instancePath.slice(1).split('/').map(unescaped).join('.');
    const ofEnvironment = path.startsWith('environments.') && error.keyword === 'required';
    return ofEnvironment ? [] : sentenceFor(error, path);
  });
}

function sentenceFor(error: ErrorObject, path: string): Finding[] {
  const piece = (error.parentSchema ?? {}) as SchemaPiece;
  if (isToken(error.data)) return [deployTimeFinding(path)];
  switch (error.keyword) {
    case 'additionalProperties': return [unknownField(path, error.params.additionalProperty, Object.keys(piece.properties ?? {}))];
    case 'required': return [findingOf({ code: 'MISSING_FIELD', path, message: `'${error.params.missingProperty}' is missing`, remedy: `add ${join(path, error.params.missingProperty)}` })];
    case 'enum': return [notAllowed(path, error.data, (piece.enum ?? []).map(String))];
    case 'type': return [wrongType(path, error.data, String(error.params.type))];
    case 'pattern': return [wrongForm(path, error.data, String(error.params.pattern))];
    default: return [findingOf({ code: 'WRONG_TYPE', path, message: `'${path}' ${error.message ?? 'is not what the format says'}` })];
  }
}

function unknownField(path: string, name: string, known: string[]): Finding {
  const close = nearest(name, known);
  return findingOf({
    code: 'UNKNOWN_FIELD',
    path: join(path, name),
    message: `there is no field '${name}'${path ? ` in '${path}'` : ''}`,
    remedy: close.length > 0 ? `did you mean ${close.join(', ')}?` : `known here: ${known.join(', ')}`,
    value: name,
    limit: known.join(', '),
  });
}

function notAllowed(path: string, value: unknown, allowed: string[]): Finding {
  const close = typeof value === 'string' ? nearest(value, allowed) : [];
  return findingOf({
    code: 'VALUE_NOT_ALLOWED',
    path,
    message: `'${path}' is ${shown(value)}, allowed: ${allowed.join(', ')}`,
    remedy: close.length > 0 ? `did you mean ${close.join(', ')}?` : `choose one of ${allowed.join(', ')}`,
    value: shown(value),
    limit: allowed.join(', '),
  });
}

function wrongType(path: string, value: unknown, type: string): Finding {
  if (path === 'aws.account') return findingOf({ code: 'ACCOUNT_ILLEGAL', path, value: shown(value) });
  if (value === null) return findingOf({ code: 'MISSING_FIELD', path, message: `'${path}' has no value`, remedy: 'give it one, or remove the key' });
  return findingOf({ code: 'WRONG_TYPE', path, message: `'${path}' is ${kindOf(value)}, ${article(type)} is wanted`, value: shown(value), limit: type });
}

/** Codes of fields whose form the schema knows, by the field's own name. */
const FORM_CODES: { readonly [field: string]: string } = {
  name: 'NAME_ILLEGAL', namespace: 'NAME_ILLEGAL', revision: 'REVISION_NOT_A_COMMIT', source: 'SOURCE_UNKNOWN', manifest: 'DIGEST_ILLEGAL', region: 'REGION_ILLEGAL',
  account: 'ACCOUNT_ILLEGAL', until: 'DATE_ILLEGAL', version: 'CLUSTER_VERSION_ILLEGAL',
};

function wrongForm(path: string, value: unknown, pattern: string): Finding {
  const code = path === 'engine.version' ? 'VALUE_NOT_ALLOWED' : FORM_CODES[path.split('.').at(-1) ?? ''] ?? 'VALUE_NOT_ALLOWED';
  return findingOf({ code, path, value: shown(value), limit: pattern });
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `the ${typeof value} ${shown(value)}`;
}

function article(type: string): string {
  return { object: 'a map', array: 'a list', integer: 'a whole number' }[type] ?? `a ${type}`;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function unescaped(part: string): string {
  return part.replace(/~1/g, '/').replace(/~0/g, '~');
}
