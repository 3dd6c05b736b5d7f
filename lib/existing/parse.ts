import { isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { Finding, SourceLocation } from '../finding/finding';
import { Severity } from '../finding/severity';
import { EXISTING_READING_CODES } from './codes';
import { fieldsAt, isFields, listAt, textAt, type FieldPath, type Fields } from './fields';
import type { ManifestObject, SourceText } from './manifest';

/** What a text held. */
export interface ParsedManifests {
  readonly objects: ManifestObject[];
  /** Documents that are no objects of a cluster. */
  readonly foreign: number;
  readonly findings: Finding[];
}

/** Largest single document: larger ones are generated schemas. */
const MOST_CHARACTERS = 2 ** 20;

/** Repeats of anchors in one document; more is a bomb. */
const MOST_ALIASES = 1000;

/** Kinds that hold schemas or rights, never an engine: large, and of no interest here. */
const SKIPPED_KIND = /^kind:\s*["']?(CustomResourceDefinition|ClusterRole|Role|ClusterRoleBinding|RoleBinding|ValidatingWebhookConfiguration|MutatingWebhookConfiguration)["']?\s*$/m;

const TEMPLATE = /\{\{[^}]*\}\}/;

/** Reads all documents of a text. A document that cannot be read does not hide the others. */
export function parseManifests({ file, text }: SourceText): ParsedManifests {
  const parsed = documentsOf(text).map(({ text: own, line }) => parseOne({ file, text: own, line }));
  return { objects: parsed.flatMap(({ objects }) => objects), foreign: parsed.reduce((sum, { foreign }) => sum + foreign, 0), findings: parsed.flatMap(({ findings }) => findings) };
}

interface Chunk {
  readonly file: string;
  readonly text: string;
  /** Lines of the file before it. */
  readonly line: number;
}

/** A marker in the first column begins a document whatever stands around it, so that one broken document ends there. */
function documentsOf(text: string): { text: string; line: number }[] {
  const chunks: { text: string; line: number }[] = [];
  let [line, begun] = [0, 0];
  let lines: string[] = [];
  for (const current of text.split('\n')) {
    if (/^---(\s|$)/.test(current)) {
      chunks.push({ text: lines.join('\n'), line: begun });
      [lines, begun] = [[current.replace(/^---/, '   ')], line];
    } else lines.push(/^(\.\.\.\s*|%\S.*)$/.test(current) ? '' : current);
    line += 1;
  }
  chunks.push({ text: lines.join('\n'), line: begun });
  return chunks.filter(({ text: own }) => /^\s*[^\s#]/m.test(own));
}

function parseOne(chunk: Chunk): ParsedManifests {
  if (SKIPPED_KIND.test(chunk.text)) return { objects: [], foreign: 0, findings: [] };
  if (!/\bkind\b/.test(chunk.text)) return { objects: [], foreign: 1, findings: [] };
  if (chunk.text.length > MOST_CHARACTERS) return unreadable(chunk, 1, `has ${chunk.text.length} characters, at most ${MOST_CHARACTERS} are read`);
  try {
    return readDocument(chunk);
  } catch {
    // nested too deep for the library, or an alias bomb
    return unreadable(chunk, 1, 'nests too deep or repeats too much');
  }
}

function readDocument(chunk: Chunk): ParsedManifests {
  const counter = new LineCounter();
  const document = parseDocument(chunk.text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true, merge: true, version: '1.2', schema: 'core', logLevel: 'silent' });
  const errors = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  const placed = (offset: number): SourceLocation => {
    const { line, col } = counter.linePos(offset);
    return { file: chunk.file, line: chunk.line + Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (errors.length === 0 && TEMPLATE.test(chunk.text) && hasMapAsKey(document)) return unreadable(chunk, 1, '');
  if (errors.length > 0) return unreadable(chunk, placed(errors[0].pos[0]).line - chunk.line, errors[0].message.split('\n')[0]);
  const root: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
  const twice = document.errors.map(({ pos }) => findingOf('MANIFEST_KEY_TWICE', placed(pos[0]), 'a key stands twice in one map: the last one counts, the others are lost'));
  const locate = (path: FieldPath): SourceLocation => placed(offsetOf(document, path));
  if (!isFields(root) || typeof root['kind'] !== 'string' || typeof root['apiVersion'] !== 'string') return { objects: [], foreign: 1, findings: [] };
  return { objects: objectsOf(root, [], locate), foreign: 0, findings: twice };
}

/** A bare placeholder reads as a map that is the key of a map. */
function hasMapAsKey(document: Document): boolean {
  let found = false;
  visit(document, { Pair: (_, { key }) => (isCollection(key) ? ((found = true), visit.BREAK) : undefined) });
  return found;
}

/** An object, or every object of a list. */
function objectsOf(body: Fields, prefix: FieldPath, locate: (path: FieldPath) => SourceLocation): ManifestObject[] {
  const kind = textAt(body, 'kind') ?? '';
  const items = listAt(body, 'items');
  if (kind.endsWith('List') && items.length > 0) {
    return items.flatMap((item, index) => (isFields(item) ? objectsOf(item, [...prefix, 'items', index], locate) : []));
  }
  const metadata = fieldsAt(body, 'metadata');
  const namespace = textAt(metadata, 'namespace');
  return [{
    apiVersion: textAt(body, 'apiVersion') ?? '',
    kind,
    ...(namespace !== undefined && { namespace }),
    name: textAt(metadata, 'name') ?? textAt(metadata, 'generateName') ?? '',
    body,
    locate: (path) => locate([...prefix, ...path]),
  }];
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

function unreadable({ file, text, line }: Chunk, lineWithin: number, why: string): ParsedManifests {
  const location = { file, line: line + lineWithin, column: 1 };
  const finding = TEMPLATE.test(text) ? findingOf('MANIFEST_IS_TEMPLATE', location, 'a document with template placeholders cannot be read')
    : findingOf('MANIFEST_NOT_READ', location, `a document cannot be read: ${why}`);
  return { objects: [], foreign: 0, findings: [finding] };
}

function findingOf(code: string, location: SourceLocation, message: string): Finding {
  const { remedy = '', severity = Severity.ERROR } = EXISTING_READING_CODES.find((entry) => entry.code === code) ?? {};
  return { code, severity, path: '', message, remedy, location };
}
