// Compiles the public door with jsii, which refuses what other languages cannot have, and compares it with the recorded one.
// A change that breaks users fails; `--write` records the door as it is now. Works in a copy, so that nothing is left beside the sources.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PARTS = ['index.ts', 'lib', 'constructs', 'stacks', 'schema', 'README.md', 'LICENSE', 'package.json'];
const RECORD = 'test/goldens/api.jsii.json';

const work = mkdtempSync(join(tmpdir(), 'llm-serving-jsii-'));
const node = (cwd, program, ...args) => execFileSync(process.execPath, [resolve('node_modules', program), ...args], { cwd, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION: '1', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1' } });

try {
  const copy = join(work, 'now');
  for (const part of PARTS) cpSync(part, join(copy, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  node(copy, 'jsii/bin/jsii', '--generate-tsconfig', 'tsconfig.jsii.json', '--silence-warnings', 'reserved-word');
  const assembly = JSON.parse(readFileSync(join(copy, '.jsii'), 'utf8'));
  if (process.argv.includes('--write')) {
    // the readme and the fingerprint change with every word and say nothing of the door
    const { readme, fingerprint, ...door } = assembly;
    writeFileSync(RECORD, `${JSON.stringify({ ...door, fingerprint: '*' })}\n`);
  }
  console.log(`jsii: ${Object.keys(assembly.types).length} public types`);
  if (existsSync(RECORD)) {
    const before = join(work, 'before');
    mkdirSync(before);
    cpSync(RECORD, join(before, '.jsii'));
    cpSync('package.json', join(before, 'package.json'));
    symlinkSync(resolve('node_modules'), join(before, 'node_modules'));
    node(work, 'jsii-diff/bin/jsii-diff', '--error-on', 'all', before, copy);
    console.log('jsii-diff: nothing that users rely on has changed');
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
