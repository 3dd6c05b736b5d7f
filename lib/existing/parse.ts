import type { Finding, SourceLocation } from '../finding/finding';
import { Severity } from '../finding/severity';
import { EXISTING_READING_CODES } from './codes';
import { readDocument, type DocumentText } from './document';
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

/** Kinds that hold schemas or rights, never an engine: large, and of no interest here. */
const SKIPPED_KIND = /^kind:\s*["']?(CustomResourceDefinition|ClusterRole|Role|ClusterRoleBinding|RoleBinding|ValidatingWebhookConfiguration|MutatingWebhookConfiguration)["']?\s*$/m;

const TEMPLATE = /\{\{[^}]*\}\}/;

/** Reads all documents of a text. A document that cannot be read does not hide the others. */
export function parseManifests({ file, text }: SourceText): ParsedManifests {
  const parsed = documentsOf(text).map(({ text: own, line }) => parseOne({ file, text: own, line }));
  return { objects: parsed.flatMap(({ objects }) => objects), foreign: parsed.reduce((sum, { foreign }) => sum + foreign, 0), findings: parsed.flatMap(({ findings }) => findings) };
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

function parseOne(chunk: DocumentText): ParsedManifests {
  if (SKIPPED_KIND.test(chunk.text)) return { objects: [], foreign: 0, findings: [] };
  const isForeign = !/\bkind\b/.test(chunk.text);
  if (isForeign && (TEMPLATE.test(chunk.text) || chunk.text.length > MOST_CHARACTERS)) return { objects: [], foreign: 1, findings: [] };
  if (chunk.text.length > MOST_CHARACTERS) return unreadable(chunk, { file: chunk.file, line: chunk.line + 1, column: 1 }, `it has ${chunk.text.length} characters, at most ${MOST_CHARACTERS} are read`);
  return readOne(chunk);
}

function readOne(chunk: DocumentText): ParsedManifests {
  const read = readDocument(chunk);
  if ('problem' in read) return unreadable(chunk, read.location, read.problem);
  const { root, twice, locate } = read;
  if (read.hasMapAsKey) return unreadable(chunk, locate([]), 'a placeholder stands in place of a value');
  if (!isFields(root) || typeof root['kind'] !== 'string' || typeof root['apiVersion'] !== 'string') return { objects: [], foreign: 1, findings: [] };
  const findings = twice.map((location) => findingOf('MANIFEST_KEY_TWICE', location, 'a key stands twice in one map: the last one counts, the others are lost'));
  return { objects: objectsOf(root, [], locate), foreign: 0, findings };
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

function unreadable({ text }: DocumentText, location: SourceLocation, why: string): ParsedManifests {
  const finding = TEMPLATE.test(text) ? findingOf('MANIFEST_IS_TEMPLATE', location, 'a document with template placeholders cannot be read')
    : notRead(location, why);
  return { objects: [], foreign: 0, findings: [finding] };
}

/** What could not be read could hold anything. */
export function notRead(location: SourceLocation, why: string): Finding {
  return findingOf('MANIFEST_NOT_READ', location, `a document cannot be read: ${why}`);
}

function findingOf(code: string, location: SourceLocation, message: string): Finding {
  const { remedy = '', severity = Severity.ERROR } = EXISTING_READING_CODES.find((entry) => entry.code === code) ?? {};
  return { code, severity, path: '', message, remedy, location };
}
