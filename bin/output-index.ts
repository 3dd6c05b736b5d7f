import * as fs from 'node:fs';
import * as path from 'node:path';
import { LlmServingError } from '../lib/error';
import { attempt } from './files';

/** Written into every output folder: only a folder that holds it, and nothing but what it lists, is ever replaced. */
export const INDEX_FILE = 'llm-serving.json';

/** What the index of a folder says: its deployments and every file in it. */
export function indexText(folder: string, deployments: readonly string[]): string {
  return `${JSON.stringify({ deployments, files: entriesBelow(folder).filter(({ isFolder }) => !isFolder).map(({ name }) => name) }, null, 2)}\n`;
}

/** True for a folder that this program wrote. */
export const isOurs = (folder: string): boolean => listedIn(folder) !== undefined;

/** Refuses a folder that holds anything which would be lost. */
export function refuseForeign(target: string, named: string): void {
  const stamp = stampOf(target);
  if (stamp === undefined) return;
  try {
    judge(target, named);
  } catch (error) {
    if (stampOf(target) === stamp) throw error;
    // another process has replaced it in between: what was seen is of two folders
    refuseForeign(target, named);
  }
}

/** Tells one folder from the next of its name. */
function stampOf(target: string): string | undefined {
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  return stat && `${stat.ino} ${stat.ctimeMs}`;
}

function judge(target: string, named: string): void {
  if (!fs.statSync(target).isDirectory()) throw refused(`'${named}' is a file, a folder is wanted`);
  attempt(() => fs.accessSync(target, fs.constants.W_OK), `'${named}' cannot be replaced`, 'OutputNotWritable');
  const entries = attempt(() => entriesBelow(target), `'${named}' cannot be read`, 'OutputNotWritable');
  if (entries.length === 0) return;
  const listed = listedIn(target);
  if (!listed) throw refused(`'${named}' holds other files: choose another folder, or empty it (only folders written by llm-serving are replaced)`);
  const ours = new Set(listed.flatMap((file) => [file, ...foldersOf(file)]));
  const stray = entries.find(({ name }) => !ours.has(name));
  if (stray) throw refused(`'${named}' holds '${stray.name}', which llm-serving did not write: move it away, or choose another folder (a folder is replaced as a whole)`);
}

const refused = (message: string): LlmServingError => new LlmServingError('OutputNotWritable', message);

/** The files that the index of a folder lists, itself among them; nothing when it has none. */
function listedIn(folder: string): string[] | undefined {
  try {
    const { files } = JSON.parse(fs.readFileSync(path.join(folder, INDEX_FILE), 'utf8'));
    return Array.isArray(files) ? [INDEX_FILE, ...files.map(String)] : undefined;
  } catch {
    return undefined;
  }
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Everything below a folder; a link is not followed. */
function entriesBelow(folder: string): Entry[] {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ name: path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'), isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function foldersOf(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
