import * as fs from 'node:fs';
import * as path from 'node:path';
import { LlmServingError } from '../lib/error';
import type { SourceText } from '../lib/existing/manifest';
import { attempt, readTextFile } from './files';

/** Texts that were found below a path, and how many files were left out. */
export interface FoundTexts {
  readonly sources: SourceText[];
  /** Files that are no text, or too large. */
  readonly skipped: number;
}

const MOST_BYTES = 16 * 2 ** 20;
const MOST_FILES = 20_000;

/** Folders that hold no manifests of the user's. */
const OTHER_FOLDERS = ['node_modules', '.git'];

/** Every text below a folder, one file, or standard input for `-`. */
export function readTexts(named: string, endings: RegExp): FoundTexts {
  if (named === '-') return { sources: [{ file: '(standard input)', text: attempt(() => fs.readFileSync(0, 'utf8'), 'standard input cannot be read') }], skipped: 0 };
  const stat = attempt(() => fs.statSync(named), `'${named}' cannot be read`);
  if (!stat.isDirectory()) return { sources: [{ file: named, text: readTextFile(named, MOST_BYTES) }], skipped: 0 };
  const files = filesBelow(named, endings);
  const read = files.map((file) => textOf(file));
  return { sources: read.filter((source) => source !== undefined), skipped: read.filter((source) => source === undefined).length };
}

/** Files in the order of their names; a link that leads back to a folder that was seen is not followed again. */
function filesBelow(folder: string, endings: RegExp): string[] {
  const [seen, files]: [Set<string>, string[]] = [new Set(), []];
  const walk = (current: string): void => {
    const real = attempt(() => fs.realpathSync(current), `'${current}' cannot be read`);
    if (seen.has(real)) return;
    seen.add(real);
    for (const name of attempt(() => fs.readdirSync(current), `'${current}' cannot be read`).sort()) {
      const file = path.join(current, name);
      const stat = fs.statSync(file, { throwIfNoEntry: false });
      if (stat?.isDirectory() && !OTHER_FOLDERS.includes(name)) walk(file);
      else if (stat?.isFile() && endings.test(name)) files.push(file);
      if (files.length > MOST_FILES) throw new LlmServingError('LimitExceeded', `'${folder}' holds more than ${MOST_FILES} files: name a smaller folder`);
    }
  };
  walk(folder);
  return files;
}

/** The text of a file, or nothing when it is none. */
function textOf(file: string): SourceText | undefined {
  try {
    return { file, text: readTextFile(file, MOST_BYTES) };
  } catch (error) {
    if (LlmServingError.isLlmServingError(error)) return undefined;
    throw error;
  }
}
