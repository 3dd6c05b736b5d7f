import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { EXAMPLES } from '../support/render';
import { ROOT } from '../support/sources';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'llm-serving-interrupt-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Starts a synth and interrupts it as soon as it has begun to write. */
function interrupted(signal: NodeJS.Signals): Promise<number | null> {
  const process_ = spawn(process.execPath, [path.join(ROOT, 'dist', 'bin', 'llm-serving.js'), 'synth', ...EXAMPLES.map((file) => path.join(ROOT, file)), '--out', path.join(folder, 'out')], { stdio: 'ignore' });
  const watch = fs.watch(folder, () => {
    watch.close();
    process_.kill(signal);
  });
  return new Promise((resolve) => process_.on('exit', resolve));
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s in the middle of a synth leaves nothing and exits with 130', async (signal) => {
  expect(await interrupted(signal)).toBe(130);
  expect(fs.readdirSync(folder)).toEqual([]);
}, 60000);
