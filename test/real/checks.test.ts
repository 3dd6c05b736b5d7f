import { execFileSync } from 'node:child_process';
import { ROOT } from '../support/sources';

const PATIENCE_MS = 5 * 60 * 1000;

test.each([
  ['check:types', /^/],
  ['check:jsii', /jsii-diff: nothing that users rely on has changed/],
  ['check:sizes', /largest +\d+ lines, bar 400/],
])('npm run %s passes', (script, says) => {
  const said = execFileSync('npm', ['run', '--silent', script], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  expect(said).toMatch(says);
}, PATIENCE_MS);
