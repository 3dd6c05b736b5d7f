import { spawnSync } from 'node:child_process';
import { SCRIPT } from './support/fetch';

test.each([['bash', '-n'], ['shellcheck', '--severity=style']])('%s has nothing to say about the fetch script', (program, option) => {
  const { status, stdout, stderr, error } = spawnSync(program, [option, SCRIPT], { encoding: 'utf8' });
  expect(error).toBeUndefined();
  expect(stdout + stderr).toBe('');
  expect(status).toBe(0);
});
