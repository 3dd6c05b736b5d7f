import { execFileSync } from 'node:child_process';
import { ROOT } from './support/sources';

test('the schema is the one that the structs give', () => {
  expect(execFileSync(process.execPath, ['scripts/generate-schema.mjs', '--check'], { cwd: ROOT, encoding: 'utf8' })).toMatch(/is fresh/);
}, 60000);
