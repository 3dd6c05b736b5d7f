import { spawnSync } from 'node:child_process';
import { SCRIPT } from './support/fetch';
import { GATE_SCRIPT } from './support/gate';

describe.each([SCRIPT, GATE_SCRIPT])('%s', (script) => {
  test.each([['bash', '-n'], ['shellcheck', '--severity=style']])('%s has nothing to say', (program, option) => {
    const { status, stdout, stderr, error } = spawnSync(program, [option, script], { encoding: 'utf8' });
    expect(error).toBeUndefined();
    expect(stdout + stderr).toBe('');
    expect(status).toBe(0);
  });
});
