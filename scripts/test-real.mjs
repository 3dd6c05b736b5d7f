// Runs what is rendered in the programs it is for. The first line says what is missing and how to install it; nothing is skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

const PROGRAMS = ['bash', 'curl', 'haproxy', 'python3', 'shellcheck', 'systemd-analyze', 'prometheus', 'promtool', 'moto_server', 'aws', 'ruby'];
const path = [resolve('.test-tools/bin'), '/usr/sbin', process.env.PATH].join(delimiter);

const missing = PROGRAMS.filter((program) => !path.split(delimiter).some((folder) => existsSync(resolve(folder, program))));
console.log(missing.length === 0 ? `all of ${PROGRAMS.join(', ')} are here` : `missing: ${missing.join(', ')}; install them with: bash scripts/install-test-tools.sh`);
if (missing.length > 0) process.exit(1);

const jest = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', '--config', 'jest.real.config.js', ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, PATH: path } });
process.exit(jest.status ?? 1);
