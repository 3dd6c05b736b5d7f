import { LlmServingError } from '../error';

/** What a field may hold. All are figures, moments or names of bounded length without a space: a sentence fits into none of them. */
const KINDS: { readonly [kind: string]: string } = {
  'integer': '-?\\d{1,18}',
  'number': '-?\\d{1,18}(?:\\.\\d{1,18})?(?:e-?\\d{1,3})?',
  'grouped': '\\d{1,3}(?:,\\d{3}){0,5}',
  'duration': '\\d{1,12}(?:\\.\\d{1,12})?(?:n|µ|m)?s',
  'day-time': '\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}',
  'date-time': '\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:\\d{2})?',
  'us-date-time': '\\d{2}/\\d{2}/\\d{4}-\\d{2}:\\d{2}:\\d{2}',
  'file': '[A-Za-z0-9_/]{1,60}\\.(?:py|go|rs|cc|cpp|cu|h)',
  'source-path': '/(?:usr|opt|app|workspace|sgl-workspace)/[A-Za-z0-9_./-]{1,180}\\.py',
  'function': '[A-Za-z_<][A-Za-z0-9_<>]{0,60}',
  'module': '[a-z_]{1,40}(?:::[a-z_]{1,40}){0,4}',
  'exception': '(?:[a-z_][a-z0-9_]{0,30}\\.){0,6}[A-Z][A-Za-z0-9]{0,40}(?:Error|Exception|Interrupt|Exit)',
  'code': '[A-Z][A-Z_]{1,40}',
  'digest': '[0-9a-f]{64}',
  'request-id': '[A-Za-z0-9._-]{1,128}',
  'address': '[0-9a-fA-F.:]{1,45}',
  'method': '[A-Z]{1,7}|-',
  'path': '/[A-Za-z0-9_./-]{0,80}|-',
  'end': '[A-Za-z-]{1,4}',
  'pci': '[0-9a-fA-F]{4,8}:[0-9a-fA-F]{2}:[0-9a-fA-F]{2}',
  'process': '(?:\\([A-Za-z0-9_]{1,24}(?: [a-z]{1,8}=\\d{1,6}){0,3} pid=\\d{1,9}\\) )?',
  'ranks': '(?: [A-Z]{2}\\d{1,4}){0,5}',
  'padding': ' {1,6}',
  'text-follows': '(?=\\S)',
  'text': '.{1,600}',
};

/** The kind that may hold a sentence: only for programs that no request reaches. */
export const FREE_KIND = 'text';

/** Types that figures go on with; everything else is text. */
export const TYPES: { readonly [kind: string]: 'integer' | 'float' } = { integer: 'integer', number: 'float' };

/** Name under which a line goes on whole where prompts may be logged. */
export const WHOLE_TEXT = 'text';

const CUT = 'cut';

/** A field that goes on. */
export interface FormField {
  readonly name: string;
  readonly kind: string;
}

/** The fields of a pattern that go on, as they stand in it. */
export function fieldsOf(pattern: string): FormField[] {
  return piecesOf(pattern).flatMap(({ name, kind }) => (name !== undefined && kind !== undefined ? [{ name, kind: kindOf(kind) }] : []));
}

function kindOf(kind: string): string {
  if (!kind.startsWith('=')) return kind;
  return /^=[\d|]+$/.test(kind) ? 'integer' : 'word';
}

/**
 * The pattern as a regular expression that means the same to Onigmo, which collectors use, and to JavaScript. It holds neither a space nor a quotation mark, so that a rule
 * of a collector can name it. With prompts, text that is cut at the end goes on as well.
 */
export function expressionOf(pattern: string, prompts = false): string {
  const pieces = piecesOf(pattern);
  const parts = pieces.map(({ literal, name, kind }, index) => {
    if (literal !== undefined) return escaped(literal);
    const last = index === pieces.length - 1;
    if (kind === CUT) return cut(last, prompts);
    const inner = alternativesOf(kind ?? '', pattern);
    return name === undefined ? `(?:${inner})` : `(?<${name}>${inner})`;
  });
  return `^${parts.join('')}$`.replaceAll(' ', '\\x20').replaceAll('"', '\\x22');
}

function cut(last: boolean, prompts: boolean): string {
  if (!last) return '.*?';
  return prompts ? `(?<${WHOLE_TEXT}>.*)` : '.*';
}

function alternativesOf(kind: string, pattern: string): string {
  if (kind.startsWith('=')) return kind.slice(1).split('|').map(escaped).join('|');
  const known = KINDS[kind];
  if (known === undefined) throw new LlmServingError('InvalidInput', `'${kind}' is no kind of field in '${pattern}', known are ${Object.keys(KINDS).join(', ')}`);
  return known;
}

/** A stretch of the line: either words, or a field. */
interface Piece {
  readonly literal?: string;
  readonly name?: string;
  readonly kind?: string;
}

function piecesOf(pattern: string): Piece[] {
  return [...pattern.matchAll(/\{\{|\}\}|\{(?:([a-z_]+):)?([^{}]+)\}|[^{}]+/g)].map(([whole, name, kind]): Piece => {
    if (kind !== undefined) return { name, kind };
    return { literal: whole === '{{' || whole === '}}' ? whole[0] : whole };
  });
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
