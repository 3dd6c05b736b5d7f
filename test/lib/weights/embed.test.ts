import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FETCH_WEIGHTS_SCRIPT } from '../../../lib/weights/fetch-weights.generated';

const ROOT = join(__dirname, '../../..');

test('every embedded script is what its file says', () => {
  const check = spawnSync(process.execPath, ['scripts/embed-scripts.mjs', '--check'], { cwd: ROOT, encoding: 'utf8' });
  expect(check.stdout + check.stderr).toBe('');
  expect(check.status).toBe(0);
});

test('embedding changes no byte', () => {
  expect(FETCH_WEIGHTS_SCRIPT).toBe(readFileSync(join(ROOT, 'lib/weights/fetch-weights.sh'), 'utf8'));
});

test('each exit code of the fetch script is documented at its head, and no other', () => {
  const head = FETCH_WEIGHTS_SCRIPT.split('set -euo pipefail')[0];
  const documented = [...head.matchAll(/(\d+) ([A-Z_]{4,})(?= {2,})/g)].map(([, code, name]) => `${name}=${code}`);
  const table = /declare -A EXIT_CODES=\(([^)]*)\)/.exec(FETCH_WEIGHTS_SCRIPT)?.[1] ?? '';
  const used = [...table.matchAll(/\[(\w+)\]=(\d+)/g)].map(([, name, code]) => `${name}=${code}`).filter((pair) => !/^(INT|TERM)=/.test(pair));
  expect(used.length).toBeGreaterThan(10);
  expect(documented.sort()).toEqual(used.sort());
});

test('every failure of the fetch script has a code', () => {
  const table = /declare -A EXIT_CODES=\(([^)]*)\)/.exec(FETCH_WEIGHTS_SCRIPT)?.[1] ?? '';
  const raised = [...FETCH_WEIGHTS_SCRIPT.matchAll(/\b(?:fail|give_up) ([A-Z_]{2,})/g)].map(([, code]) => code);
  expect(raised.length).toBeGreaterThan(30);
  expect(raised.filter((code) => !table.includes(`[${code}]=`))).toEqual([]);
});
