// Compiles everything into dist/ and makes the command executable: `npm ci` runs this, so that `npx llm-serving` works on a fresh clone.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';

const node = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' });

rmSync('dist', { recursive: true, force: true });
node('scripts/compile-schema.mjs');
node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
// the compiler leaves JavaScript where it is
mkdirSync('dist/schema', { recursive: true });
for (const name of ['deployment', 'lock']) copyFileSync(`schema/${name}.validator.js`, `dist/schema/${name}.validator.js`);
chmodSync('dist/bin/llm-serving.js', 0o755);

// npx looks here first; without the link it would install this very package again before each call
const link = 'node_modules/.bin/llm-serving';
if (existsSync('node_modules/.bin')) {
  rmSync(link, { force: true });
  symlinkSync('../../dist/bin/llm-serving.js', link);
}
