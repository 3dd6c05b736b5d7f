import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { folderAddress } from '../../lib/weights/folder-address';
import { isBookkeeping, MANIFEST_NAME, nameProblem, VERSIONS_NAME } from '../../lib/weights/file-name';
import { formatManifest } from '../../lib/weights/manifest';
import type { ManifestEntry } from '../../lib/weights/manifest-entry';
import { manifestOfS3, parseS3Listing } from '../../lib/weights/s3-listing';
import { isVersionListing, versionListOf } from '../../lib/weights/version-list';
import { LlmServingError } from '../../lib/error';
import { printableLine } from '../../lib/units/printable';
import { attempt, readTextFile } from '../files';
import type { Io } from '../io';
import { jsonText } from '../printing';

export interface ManifestOptions {
  /** @default - the name under which the list lies beside the weights */
  readonly out?: string;
  readonly prefix?: string;
  readonly json?: boolean;
}

/** Largest listing that is read. */
const MOST_LISTING_BYTES = 64 * 2 ** 20;

/** A list of what the weights must be, the name it has beside them, and the field that pins its digest. */
interface PinnedList {
  readonly text: string;
  readonly name: string;
  readonly field: 'manifest' | 'versions';
}

/** `llm-serving manifest SOURCE`: what the weights must be, and the digest to pin. Exit 0. */
export async function manifest(source: string, { out, prefix = '', json }: ManifestOptions, io: Io): Promise<number> {
  if (out !== undefined && (out === '' || (fs.existsSync(out) && fs.statSync(out).isDirectory()))) {
    throw new LlmServingError('OutputNotWritable', `'${out}' cannot be written: a file name is wanted`);
  }
  refuseAddress(source);
  const stat = attempt(() => fs.statSync(source), `'${source}' cannot be read`);
  const { text, name, field } = stat.isDirectory()
    ? { text: formatManifest(await entriesOf(source, json ? () => undefined : (line) => io.err(line))), name: MANIFEST_NAME, field: 'manifest' as const }
    : listedIn(readTextFile(source, MOST_LISTING_BYTES), prefix);
  const file = out ?? name;
  const partial = `${file}.partial`;
  try {
    attempt(() => {
      fs.writeFileSync(partial, text);
      fs.renameSync(partial, file);
    }, `'${file}' cannot be written`, 'OutputNotWritable');
  } finally {
    fs.rmSync(partial, { force: true });
  }
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  if (json) io.out(jsonText({ [field]: digest, file }));
  else io.out(`written to ${printableLine(file)}; upload it beside the weights${file === name ? '' : ` as ${name}`} and pin it in the deployment:\n\nmodel:\n  integrity: { ${field}: "${digest}" }`);
  return 0;
}

/** Nothing is asked of a network here: says how to bring what an address holds. */
function refuseAddress(source: string): void {
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(folderAddress(source)) ?? [];
  if (bucket === undefined) return;
  const below = prefix === '' ? '' : ` --prefix ${prefix}`;
  throw new LlmServingError('InvalidInput', `'${source}' is an address, and nothing is fetched: a folder or a JSON listing is wanted. `
    + `For hashes: \`aws s3 cp --recursive ${folderAddress(source)} weights\`, then \`llm-serving manifest weights\`. `
    + `For object versions: \`aws s3api list-object-versions --bucket ${bucket}${below} > listing.json\`, then \`llm-serving manifest listing.json${below}\``);
}

function listedIn(listing: string, prefix: string): PinnedList {
  if (isVersionListing(listing)) return { text: versionListOf(listing, prefix), name: VERSIONS_NAME, field: 'versions' };
  return { text: manifestOfS3(parseS3Listing(listing), prefix), name: MANIFEST_NAME, field: 'manifest' };
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
