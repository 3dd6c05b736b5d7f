import { isCollection, isMap, isNode, isScalar, isSeq, LineCounter, visit, type Alias, type Document, type Node, type Tags } from 'yaml';
import type { SourceLocation } from '../finding/finding';
import { yamlDocuments } from '../units/yaml-documents';
import { yamlProblem } from '../units/yaml-problem';
import type { FieldPath } from './fields';

/** A part of a file that holds one document. */
export interface DocumentText {
  readonly file: string;
  readonly text: string;
  /** Lines of the file before it. */
  readonly line: number;
}

/** A document as data, with the place of everything in it. */
export interface ReadDocument {
  readonly root: unknown;
  /** Where keys stand for the second time. */
  readonly twice: readonly SourceLocation[];
  /** True when a placeholder stands where a key would. */
  readonly hasMapAsKey: boolean;
  locate(path: FieldPath): SourceLocation;
}

/** Why a document could not be read. */
export interface DocumentProblem {
  readonly problem: string;
  readonly location: SourceLocation;
}

/** Repeats of anchors in one document; more is a bomb. */
const MOST_ALIASES = 1000;

/** Levels of maps and lists that anybody writes. */
const MOST_LEVELS = 200;

const READING = { uniqueKeys: true, merge: true, version: '1.2', schema: 'core', logLevel: 'silent' } as const;

/** Reads one document, and never fails. */
export function readDocument(chunk: DocumentText, customTags: Tags = []): ReadDocument | DocumentProblem {
  try {
    return parsed(chunk, customTags);
  } catch {
    return { problem: 'it nests too deep or repeats too much', location: { file: chunk.file, line: chunk.line + 1, column: 1 } };
  }
}

function parsed(chunk: DocumentText, customTags: Tags): ReadDocument | DocumentProblem {
  const nothing = chunk.text.indexOf('\u0000');
  if (nothing >= 0) return { problem: 'it holds a NUL byte', location: { file: chunk.file, line: chunk.line + chunk.text.slice(0, nothing).split('\n').length, column: 1 } };
  const counter = new LineCounter();
  const { documents: [document], tooDeepAt } = yamlDocuments(chunk.text, { counter, mostLevels: MOST_LEVELS, options: { ...READING, customTags } });
  const placed = (offset: number): SourceLocation => {
    const { line, col } = counter.linePos(offset);
    return { file: chunk.file, line: chunk.line + Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (tooDeepAt !== undefined) return { problem: `it nests more than ${MOST_LEVELS} levels`, location: placed(tooDeepAt) };
  const errors = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  if (errors.length > 0) return { problem: yamlProblem(errors[0]), location: placed(errors[0].pos[0]) };
  const itself = holdsItself(document);
  if (itself) return { problem: 'an anchor holds itself', location: placed(itself.range?.[0] ?? 0) };
  return {
    root: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown,
    twice: document.errors.map(({ pos }) => placed(pos[0])),
    hasMapAsKey: chunk.text.includes('{{') && hasMapAsKey(document),
    locate: (path) => placed(offsetOf(document, path)),
  };
}

/** An alias inside what it names: the data would have no end. */
function holdsItself(document: Document): Alias | undefined {
  let found: Alias | undefined;
  visit(document, { Alias: (_, alias, path) => (path.some((node) => isCollection(node) && node.anchor === alias.source) ? ((found = alias), visit.BREAK) : undefined) });
  return found;
}

/** A bare placeholder reads as a map that is the key of a map. */
function hasMapAsKey(document: Document): boolean {
  let found = false;
  visit(document, { Pair: (_, { key }) => (isCollection(key) ? ((found = true), visit.BREAK) : undefined) });
  return found;
}

/** The key of a field or the beginning of an item; of what is not there, the nearest thing around it. */
function offsetOf(document: Document, path: FieldPath): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? node.range?.[0] ?? 0 : 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number' && key < node.items.length) {
      node = node.items[key];
      offset = isNode(node) ? node.range?.[0] ?? offset : offset;
    } else return offset;
  }
  return offset;
}
