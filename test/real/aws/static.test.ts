import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Exposure } from '../../../lib/deployment/enums';
import { SharedStorageKind } from '../../../lib/deployment/storage-props';
import type { GivenAws } from '../../support/aws-fixture';
import { givenEngine, givenPlan, givenReplica, givenService } from '../../support/replica';
import { Box } from './support/box';

const ROOT = path.join(__dirname, '..', '..', '..');
const hard = givenEngine({ args: ['--json', '{"a": "100% $HOME \\\\ \'x\'"}', ''], env: { ODD: 'a b="c" 50%' } });

const CASES: [string, GivenAws][] = [
  ['with keys', {}],
  ['without keys', { access: { apiKeySecret: undefined } }],
  ['with a proxy', { deployment: { site: { proxy: 'http://proxy.corp:3128', caBundle: '/etc/pki/acme.crt' } } }],
  ['without a load balancer', { access: { exposure: Exposure.NONE } }],
  ['with an engine of root', { input: { replica: givenReplica({ engine: givenEngine({ userId: 0 }) }) } }],
  ['with shared weights', { service: { storage: { ...givenService().storage, shared: { kind: SharedStorageKind.EFS } } }, plan: { weights: { ...givenPlan().weights, shared: SharedStorageKind.EFS } } }],
  ['with hard words', { input: { replica: givenReplica({ engine: hard }) } }],
];

const boxes = new Map(CASES.map(([name, given]) => [name, new Box(given)]));
afterAll(() => boxes.forEach((box) => box.remove()));
const boxOf = (name: string): Box => boxes.get(name)!;
const scriptsOf = (box: Box): [string, string][] => [...box.files].filter(([, text]) => text.startsWith('#!') || text.startsWith('# shellcheck shell'));

test.each(CASES)('every script of a box %s is legal bash', (name) => {
  const box = boxOf(name);
  [['loader', box.loader] as [string, string], ...scriptsOf(box)].forEach(([file, input]) => {
    expect({ file, said: spawnSync('bash', ['-n'], { input, encoding: 'utf8' }).stderr }).toEqual({ file, said: '' });
  });
});

test.each(CASES)('shellcheck has nothing to say about a box %s', (name) => {
  const box = boxOf(name);
  [['loader', box.loader] as [string, string], ...scriptsOf(box)].forEach(([file, input]) => {
    const { stdout } = spawnSync('shellcheck', ['--external-sources', '--shell=bash', '-'], { cwd: ROOT, input, encoding: 'utf8' });
    expect({ file, said: stdout }).toEqual({ file, said: '' });
  });
});

const PROGRAMS = ['/usr/bin/docker', '/usr/bin/true', '/usr/bin/env'];
const FOREIGN = { 'docker.service': '[Service]\nExecStart=/usr/bin/docker\n', 'network-online.target': '[Unit]\nDescription=network\n', 'multi-user.target': '[Unit]\nDescription=all\n' };

/** What the manager itself brings along. */
function prepareRoot(box: Box): void {
  PROGRAMS.forEach((program) => box.write(program, '#!/bin/sh\n'));
  Object.entries(FOREIGN).forEach(([unit, text]) => fs.writeFileSync(box.at(`/etc/systemd/system/${unit}`), text));
  box.files.forEach((text, file) => {
    fs.mkdirSync(path.dirname(box.at(file)), { recursive: true });
    fs.writeFileSync(box.at(file), text, { mode: file.startsWith('/opt') ? 0o755 : 0o644 });
  });
  execFileSync('cp', ['-r', '/lib/systemd/system', box.at('/usr-lib-systemd')]);
  fs.mkdirSync(box.at('/usr/lib/systemd'), { recursive: true });
  fs.renameSync(box.at('/usr-lib-systemd'), box.at('/usr/lib/systemd/system'));
}

test.each(CASES)('systemd accepts every unit of a box %s', (name) => {
  const box = boxOf(name);
  prepareRoot(box);
  const units = [...box.files.keys()].filter((file) => /\/llm-[a-z-]+\.(service|target|timer|slice)$/.test(file)).map((file) => path.basename(file));
  expect(units.length).toBeGreaterThan(9);
  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', '--recursive-errors=no', `--root=${box.root}`, ...units], { encoding: 'utf8' });
  expect(`${stdout}${stderr}`.split('\n').filter((line) => line.includes('llm-'))).toEqual([]);
});

test('systemd would complain about a unit that it does not understand', () => {
  const box = new Box();
  prepareRoot(box);
  fs.writeFileSync(box.at('/etc/systemd/system/llm-engine.service'), '[Service]\nExecStart=/nowhere\nNoSuchSetting=1\n');
  const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', '--recursive-errors=no', `--root=${box.root}`, 'llm-engine.service'], { encoding: 'utf8' });
  box.remove();
  expect(stderr).toMatch(/NoSuchSetting/);
  expect(stderr).toMatch(/nowhere/);
});
