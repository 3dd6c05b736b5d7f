// Compiles the public door with jsii, which refuses what other languages cannot have, in a copy so that nothing is left beside the sources.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PARTS = ['index.ts', 'lib', 'constructs', 'stacks', 'schema', 'README.md', 'LICENSE', '.npmignore', 'package.json'];
const ASSEMBLY = 'docs/api.jsii.json';

const copy = mkdtempSync(join(tmpdir(), 'llm-serving-jsii-'));
try {
  for (const part of PARTS) cpSync(part, join(copy, part), { recursive: true, force: true, errorOnExist: false });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  execFileSync(process.execPath, [resolve('node_modules/jsii/bin/jsii'), '--generate-tsconfig', 'tsconfig.jsii.json', '--silence-warnings', 'reserved-word'], { cwd: copy, stdio: 'inherit' });
  const { types } = JSON.parse(readFileSync(join(copy, '.jsii'), 'utf8'));
  const names = Object.keys(types).sort();
  if (process.argv.includes('--write')) writeFileSync(ASSEMBLY, `${JSON.stringify(names, null, 2)}\n`);
  console.log(`jsii: ${names.length} public types`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
