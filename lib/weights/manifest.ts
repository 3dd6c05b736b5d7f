import { LlmServingError } from '../error';
import { compareNames, MANIFEST_NAME, nameProblem } from './file-name';
import type { ManifestEntry } from './manifest-entry';

const HEADER = /^# llm-serving manifest v1 files=(\d{1,6}) bytes=(\d{1,18})$/;
const SIZE_LINE = /^# size (0|[1-9]\d{0,16})$/;
const HASH_LINE = /^([0-9a-f]{64}) {2}(.+)$/;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * The manifest as text: lines of `sha256sum`, each after a comment with the size. `sha256sum --check` reads it as it is, and the
 * first line makes a cut-off copy visible. The same entries give the same bytes in whatever order they come.
 */
export function formatManifest(entries: Iterable<ManifestEntry>): string {
  const sorted = [...entries].sort((a, b) => compareNames(a.name, b.name));
  assertEntries(sorted);
  const bytes = sorted.reduce((sum, entry) => sum + entry.size, 0);
  const lines = sorted.flatMap(({ name, size, sha256 }) => [`# size ${size}`, `${sha256}  ${name}`]);
  return [`# llm-serving manifest v1 files=${sorted.length} bytes=${bytes}`, ...lines, ''].join('\n');
}

/** Reads a manifest back, and refuses what it does not fully understand. */
export function parseManifest(text: string): ManifestEntry[] {
  const [first, ...lines] = text.replace(/\n$/, '').split('\n');
  const header = HEADER.exec(first);
  if (!header) throw refusal(`must begin with '# llm-serving manifest v1 files=… bytes=…', got '${first.slice(0, 80)}'; llm-serving manifest writes it`);
  if (!text.endsWith('\n')) throw refusal('must end with a line break: its last line may be cut');
  const entries: ManifestEntry[] = [];
  for (let at = 0; at < lines.length; at += 2) entries.push(entryOf(lines, at));
  assertEntries(entries);
  const bytes = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (entries.length !== Number(header[1]) || bytes !== Number(header[2])) {
    throw refusal(`is incomplete: ${header[1]} files and ${header[2]} bytes announced, ${entries.length} and ${bytes} listed`);
  }
  return entries;
}

function entryOf(lines: string[], at: number): ManifestEntry {
  const size = SIZE_LINE.exec(lines[at]);
  const hash = HASH_LINE.exec(lines[at + 1] ?? '');
  // line numbers count from 1, and the header is line 1
  if (!size) throw refusal(`must have '# size <bytes>' in line ${at + 2}, got '${lines[at].slice(0, 80)}'`);
  if (!hash) throw refusal(`must have '<sha256>  <name>' in line ${at + 3}, got '${(lines[at + 1] ?? '').slice(0, 80)}'`);
  return { name: hash[2], size: Number(size[1]), sha256: hash[1] };
}

function assertEntries(entries: ManifestEntry[]): void {
  if (entries.length === 0) throw refusal('must list at least one file, got none');
  const seen = new Set<string>();
  for (const { name, size, sha256 } of entries) {
    const problem = nameProblem(name);
    if (problem) throw refusal(`holds the name '${name}', which ${problem}`);
    if (seen.has(name)) throw refusal(`lists '${name}' twice`);
    if (!Number.isSafeInteger(size) || size < 0) throw refusal(`must give whole bytes as the size of '${name}', got ${size}`);
    if (!SHA256.test(sha256)) throw refusal(`must give 64 hex digits as the sha256 of '${name}', got '${sha256}'`);
    seen.add(name);
  }
  for (const { name } of entries) {
    const folder = foldersOf(name).find((path) => seen.has(path));
    if (folder !== undefined) throw refusal(`lists '${folder}' as a file and as the folder of '${name}'`);
  }
}

function foldersOf(name: string): string[] {
  return name.split('/').slice(0, -1).map((_, at, parts) => parts.slice(0, at + 1).join('/'));
}

function refusal(problem: string): LlmServingError {
  return new LlmServingError('InvalidInput', `${MANIFEST_NAME} ${problem}`);
}
