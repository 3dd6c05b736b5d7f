// Compiles everything into dist/ and makes the command executable: `npm ci` runs this, so that `npx llm-serving` works on a fresh clone.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, symlinkSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
chmodSync('dist/bin/llm-serving.js', 0o755);

// npx looks here first; without the link it would install this very package again before each call
const link = 'node_modules/.bin/llm-serving';
if (existsSync('node_modules/.bin')) {
  rmSync(link, { force: true });
  symlinkSync('../../dist/bin/llm-serving.js', link);
}
