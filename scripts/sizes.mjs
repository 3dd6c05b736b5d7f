// Prints the sizes of hand-written files against the bars of the house, and fails when one is over.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BARS = { median: 80, p95: 250, largest: 400 };
const ROOMS = ['lib', 'constructs', 'stacks', 'bin'];

const files = ROOMS.flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
  .map((file) => join(room, file)));
const sized = files.map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 })).sort((a, b) => a.lines - b.lines);
const at = (share) => sized[Math.min(sized.length - 1, Math.floor(sized.length * share))];
const found = { median: at(0.5), p95: at(0.95), largest: at(1) };

console.log(`${sized.length} hand-written source files, ${sized.reduce((sum, { lines }) => sum + lines, 0)} lines`);
for (const [what, bar] of Object.entries(BARS)) console.log(`${what.padEnd(8)} ${String(found[what].lines).padStart(4)} lines, bar ${bar}  ${found[what].file}`);
process.exitCode = Object.entries(BARS).some(([what, bar]) => found[what].lines > bar) ? 1 : 0;
