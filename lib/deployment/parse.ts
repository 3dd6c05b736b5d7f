import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, visit, type Alias, type Document, type Node } from 'yaml';
import type { Finding, SourceLocation } from '../finding/finding';
import { readingFinding } from './codes';

/** Largest deployment that is read. */
export const MAX_DEPLOYMENT_BYTES = 2 ** 20;

/** Repeats of an anchor that a person would write. */
const MOST_ALIASES = 32;

/** Levels that a deployment can have, with room for patches. */
const MOST_LEVELS = 40;

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** Places of keys and values by dotted path. */
export type Places = Map<string, SourceLocation>;

/** A file as data, with the place of everything in it. */
export interface ParsedText {
  /** @default - the text could not be read */
  readonly root?: { [key: string]: unknown };
  readonly places: Places;
  readonly findings: Finding[];
}

/** Reads the text of a deployment file; what is wrong with it has a line and a column. */
export function parseDeploymentText(text: string, file: string): ParsedText {
  const counter = new LineCounter();
  const at = (offset: number): SourceLocation => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refused = (findings: Finding[]): ParsedText => ({ places: new Map(), findings });
  if (text.length > MAX_DEPLOYMENT_BYTES) return refused([readingFinding('FILE_TOO_LARGE', { file, line: 1, column: 1 }, `${text.length} characters`, `${MAX_DEPLOYMENT_BYTES}`)]);
  if (text.trim() === '') return refused([readingFinding('FILE_EMPTY', { file, line: 1, column: 1 })]);
  const control = CONTROL.exec(text);
  const documents = parseAllDocuments(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true, version: '1.2', schema: 'core', stringKeys: true });
  if (control) return refused([readingFinding('CONTROL_CHARACTER', placeOf(text, control.index, file))]);
  if (!Array.isArray(documents)) return refused([readingFinding('FILE_EMPTY', { file, line: 1, column: 1 })]);
  const problems = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  if (problems.length > 0) {
    return refused(problems.slice(0, 10).map(({ code, message, pos }) => readingFinding(code === 'DUPLICATE_KEY' ? 'DUPLICATE_KEY' : 'NOT_YAML', at(pos[0]), message.split('\n')[0])));
  }
  if (documents.length > 1) return refused([readingFinding('SEVERAL_DOCUMENTS', at(documents[1].range?.[0] ?? 0), String(documents.length), '1')]);
  return structureOf(documents[0], at, refused);
}

function structureOf(document: Document, at: (offset: number) => SourceLocation, refused: (findings: Finding[]) => ParsedText): ParsedText {
  const start = at(document.contents?.range?.[0] ?? 0);
  const aliases = aliasesOf(document);
  if (aliases > MOST_ALIASES || hasNestedAlias(document)) return refused([readingFinding('TOO_MANY_ALIASES', start, String(aliases), String(MOST_ALIASES))]);
  const stray = strayAlias(document);
  if (stray) return refused([readingFinding('NOT_YAML', at(stray.range?.[0] ?? 0), `the alias *${stray.source} names no anchor before it`)]);
  if (!isMap(document.contents)) return refused([readingFinding('NOT_A_MAP', start)]);
  const places: Places = new Map();
  if (!placesOf(document.contents, '', { at, places, level: 0 })) return refused([readingFinding('TOO_DEEP', start, undefined, String(MOST_LEVELS))]);
  return { root: document.toJS({ maxAliasCount: -1 }) as { [key: string]: unknown }, places, findings: [] };
}

function aliasesOf(document: Document): number {
  let count = 0;
  visit(document, { Alias: () => void (count += 1) });
  return count;
}

/** An alias that repeats nothing. */
function strayAlias(document: Document): Alias | undefined {
  let stray: Alias | undefined;
  visit(document, { Alias: (_, alias) => void (stray ??= alias.resolve(document) ? undefined : alias) });
  return stray;
}

/** An alias inside what an anchor names: a few of them grow without bound. */
function hasNestedAlias(document: Document): boolean {
  let nested = false;
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined) visit(node as Node, { Alias: () => void (nested = true) });
    },
  });
  return nested;
}

interface Walk {
  readonly at: (offset: number) => SourceLocation;
  readonly places: Places;
  readonly level: number;
}

/** Notes where everything stands; false when it is too deep. */
function placesOf(node: Node | null | undefined, path: string, walk: Walk): boolean {
  if (walk.level > MOST_LEVELS) return false;
  const deeper = { ...walk, level: walk.level + 1 };
  if (isMap(node)) {
    return node.items.every((pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const below = path === '' ? key : `${path}.${key}`;
      const offset = (pair.key as Node | null)?.range?.[0];
      if (offset !== undefined) walk.places.set(below, walk.at(offset));
      return isAlias(pair.value) || placesOf(pair.value as Node | null, below, deeper);
    });
  }
  if (isSeq(node)) {
    return node.items.every((item, index) => {
      const offset = (item as Node | null)?.range?.[0];
      if (offset !== undefined) walk.places.set(`${path}.${index}`, walk.at(offset));
      return placesOf(item as Node | null, `${path}.${index}`, deeper);
    });
  }
  return true;
}

function placeOf(text: string, offset: number, file: string): SourceLocation {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
