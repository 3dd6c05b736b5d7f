import * as fs from 'node:fs';
import * as path from 'node:path';
import { ROOT } from './sources';
import { runCli, type CliResult } from './run-cli';

/** The deployments that come with the library, as paths from the root. */
export const EXAMPLES = fs.readdirSync(path.join(ROOT, 'examples')).filter((name) => name.endsWith('.yaml')).sort().map((name) => path.join('examples', name));

/** Everything below a folder, by path. */
export function filesBelow(folder: string): Map<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(names.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort().map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

/** Renders deployments in this process. */
export async function synthTo(out: string, ...files: string[]): Promise<CliResult> {
  return runCli('synth', ...files, '--out', out);
}
