import * as fs from 'node:fs';
import * as path from 'node:path';

/** The root of the repository. */
export const ROOT = path.join(__dirname, '..', '..');

/** The rooms that hold code. */
export const ROOMS = ['lib', 'constructs/aws', 'constructs/k8s', 'stacks', 'bin'] as const;

/** Every hand-written TypeScript file of a room, as a path from the root. */
export function sourcesIn(room: string): string[] {
  return fs.readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.generated.ts'))
    .map((file) => path.join(room, file))
    .sort();
}

/** Every hand-written TypeScript file of all rooms. */
export const allSources = (): string[] => ROOMS.flatMap(sourcesIn);

/** The text of a file. */
export const textOf = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** What a file imports: paths from the root for its own house, package names otherwise. */
export function importsOf(file: string, { types = true } = {}): string[] {
  return [...textOf(file).matchAll(/^(?:import|export)\s+(type\s+)?[^;]*?from\s+'([^']+)'|\bimport\s*\(\s*'([^']+)'|\brequire\(\s*'([^']+)'/gm)]
    .filter(([, onlyType]) => types || !onlyType)
    .map(([, , ...found]) => found.find((to) => to !== undefined) ?? '')
    .map((to) => (to.startsWith('.') ? path.join(path.dirname(file), to) : to));
}
