import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isBookkeeping, nameProblem } from '../../lib/weights/file-name';
import { formatManifest } from '../../lib/weights/manifest';
import type { ManifestEntry } from '../../lib/weights/manifest-entry';
import { manifestOfS3, parseS3Listing } from '../../lib/weights/s3-listing';
import { LlmServingError } from '../../lib/error';
import { printableLine } from '../../lib/units/printable';
import { attempt, readTextFile } from '../files';
import type { Io } from '../io';
import { jsonText } from '../printing';

export interface ManifestOptions {
  readonly out: string;
  readonly prefix?: string;
  readonly json?: boolean;
}

/** Largest listing that is read. */
const MOST_LISTING_BYTES = 64 * 2 ** 20;

/** `llm-serving manifest SOURCE`: what the weights must be, and the digest to pin. Exit 0. */
export async function manifest(source: string, { out, prefix = '', json }: ManifestOptions, io: Io): Promise<number> {
  if (out === '' || (fs.existsSync(out) && fs.statSync(out).isDirectory())) throw new LlmServingError('OutputNotWritable', `'${out}' cannot be written: a file name is wanted`);
  const stat = attempt(() => fs.statSync(source), `'${source}' cannot be read`);
  const text = stat.isDirectory()
    ? formatManifest(await entriesOf(source, json ? () => undefined : (line) => io.err(line)))
    : manifestOfS3(parseS3Listing(readTextFile(source, MOST_LISTING_BYTES)), prefix);
  const partial = `${out}.partial`;
  try {
    attempt(() => {
      fs.writeFileSync(partial, text);
      fs.renameSync(partial, out);
    }, `'${out}' cannot be written`, 'OutputNotWritable');
  } finally {
    fs.rmSync(partial, { force: true });
  }
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  if (json) io.out(jsonText({ manifest: digest, file: out }));
  else io.out(`written to ${printableLine(out)}; upload it beside the weights and pin it in the deployment:\n\nmodel:\n  integrity: { manifest: "${digest}" }`);
  return 0;
}

/** Every weight file below a folder, hashed. A link or a special file is refused: nobody could upload it as it is. */
async function entriesOf(folder: string, tell: (line: string) => void): Promise<ManifestEntry[]> {
  const entries: ManifestEntry[] = [];
  for (const name of filesBelow(folder)) {
    const problem = nameProblem(name);
    if (problem) throw new LlmServingError('InvalidInput', `'${name}' ${problem}`);
    const file = path.join(folder, name);
    tell(`hashing ${printableLine(name)}`);
    entries.push({ name, size: fs.statSync(file).size, sha256: await sha256Of(file) });
  }
  if (entries.length === 0) throw new LlmServingError('InvalidInput', `'${folder}' holds no file`);
  return entries;
}

function filesBelow(folder: string): string[] {
  const names = attempt(() => fs.readdirSync(folder, { recursive: true, withFileTypes: true }), `'${folder}' cannot be read`);
  return names
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const name = path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
      if (!entry.isFile() && !isBookkeeping(name)) throw new LlmServingError('InvalidInput', `'${name}' is no plain file`);
      return name;
    })
    .filter((name) => !isBookkeeping(name))
    .sort();
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(fs.createReadStream(file, { highWaterMark: 2 ** 20 }), hash);
  return hash.digest('hex');
}
