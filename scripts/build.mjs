// Compiles the library into dist/, bundles the programs into dist/bin/ and makes the command executable: `npm ci` runs this, so that `npx llm-serving` works on a fresh clone.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { build } from 'esbuild';

const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const node = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' });

rmSync('dist', { recursive: true, force: true });
node('scripts/compile-schema.mjs');
node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
// the compiler leaves JavaScript where it is
mkdirSync('dist/schema', { recursive: true });
for (const name of readdirSync('schema').filter((file) => file.endsWith('.validator.js'))) copyFileSync(`schema/${name}`, `dist/schema/${name}`);
// a program is one file: hundreds of modules would be looked up and compiled one by one at each start
await build({
  entryPoints: ['bin/llm-serving.ts', 'bin/app.ts'],
  outdir: 'dist/bin',
  bundle: true,
  platform: 'node',
  target: 'node20.16',
  // the user's own frameworks, and only when one is rendered with
  external: Object.keys(peerDependencies).flatMap((name) => [name, `${name}/*`]),
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'error',
});
chmodSync('dist/bin/llm-serving.js', 0o755);

// npx looks here first; without the link it would install this very package again before each call
const link = 'node_modules/.bin/llm-serving';
if (existsSync('node_modules/.bin')) {
  rmSync(link, { force: true });
  symlinkSync('../../dist/bin/llm-serving.js', link);
}
