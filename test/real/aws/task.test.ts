import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import * as os from 'node:os';
import * as path from 'node:path';
import type { AddressInfo } from 'node:net';
import { partsIn } from '../../../constructs/aws/private/template-files';
import { WRITE_FILES_SCRIPT } from '../../../constructs/aws/ecs/write-files.generated';
import { VolumeKind } from '../../../lib/container/container-spec';
import { containerOf, givenEcsTemplate, onlyOne } from '../../support/ecs-fixture';
import { givenReplica } from '../../support/replica';

const ROOT = path.join(__dirname, '..', '..', '..');
const ODD = `{{ braces }}\n${'x'.repeat(5000)}\n`;

function givenFiles() {
  const replica = givenReplica();
  return { ...replica, volumes: replica.volumes.map((volume) => (volume.kind === VolumeKind.FILES ? { ...volume, files: { ...volume.files, 'odd.txt': ODD } } : volume)) };
}

/** Runs the container that writes files, in a folder in place of its volumes. */
function written(change: (environment: { [name: string]: string }) => { [name: string]: string } = (environment) => environment) {
  const template = givenEcsTemplate({ input: { replica: givenFiles() } });
  const { Environment, Secrets, MountPoints, Command } = containerOf(template, 'files');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'task-'));
  MountPoints.forEach(({ ContainerPath }: { ContainerPath: string }) => fs.mkdirSync(path.join(folder, ContainerPath), { recursive: true }));
  const parts = partsIn(template.toJSON() as any);
  const told = Object.fromEntries(Environment.map(({ Name, Value }: { Name: string; Value: string }) => [Name, Value.replaceAll('/volumes/', `${folder}/volumes/`)]));
  const secrets = Object.fromEntries(Secrets.map(({ Name, ValueFrom }: { Name: string; ValueFrom: unknown }) => {
    const part = /([0-9a-f]{24})"/.exec(JSON.stringify(ValueFrom))?.[1];
    return [Name, part === undefined ? 'sk-secret' : parts.get(part)];
  }));
  const run = spawnSync('/bin/bash', ['-c', Command[0]], { env: { PATH: process.env.PATH, ...change({ ...told, ...secrets }) }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return { run, at: (name: string) => path.join(folder, 'volumes', name) };
}

test('files, folders and key are there as they were rendered, for whoever reads and writes them', () => {
  const { run, at } = written();
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  expect(fs.readFileSync(at('guard/haproxy.cfg'), 'utf8')).toBe('global\n  master-worker\n');
  expect(fs.readFileSync(at('guard/odd.txt'), 'utf8')).toBe(ODD);
  expect(fs.statSync(at('guard/drain.sh')).mode & 0o777).toBe(0o555);
  expect(fs.statSync(at('weights')).mode & 0o7777).toBe(0o1777);
  expect(fs.readFileSync(at('keys/current'), 'utf8')).toBe('sk-secret\n');
});

test('a part that is not what was rendered ends the start with its name', () => {
  const { run } = written((environment) => ({ ...environment, LLM_PART_0: 'something else' }));
  expect(run.status).not.toBe(0);
  expect(run.stderr).toMatch(/llm-serving-files: .*is not what was rendered/);
});

test('the machine watches itself by a unit that systemd understands, from boot to boot', () => {
  const script = machineScript();
  const [, unit] = /llm-machine\.service <<'LLM_END'\n([\s\S]*?)LLM_END/.exec(script) ?? [];
  expect(unit).toMatch(/LLM_FATAL_XIDS=.*\b79\b/);
  expect(unit).toContain('Environment=AWS_DEFAULT_REGION=us-east-1');
  expect(script).toContain('systemctl enable --now llm-machine.service');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'unit-'));
  fs.writeFileSync(path.join(folder, 'llm-machine.service'), unit.replaceAll('/opt/llm-serving/machine.sh', '/bin/true'));
  const verified = spawnSync('systemd-analyze', ['verify', path.join(folder, 'llm-machine.service')], { encoding: 'utf8' });
  expect(verified.stderr.split('\n').filter((line) => line.includes('llm-machine'))).toEqual([]);
});

test.each([['the writer of files', () => WRITE_FILES_SCRIPT], ['the machine', () => machineScript()]])('shellcheck has nothing to say about %s', (_, text) => {
  expect(spawnSync('shellcheck', ['--external-sources', '--shell=bash', '-'], { cwd: ROOT, input: text(), encoding: 'utf8' }).stdout).toBe('');
});

function machineScript(): string {
  const value = onlyOne(givenEcsTemplate({ deployment: { site: { proxy: 'http://proxy.corp:3128' } } }), 'AWS::EC2::LaunchTemplate').LaunchTemplateData.UserData['Fn::Base64'];
  return value['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : 'token')).join('');
}

describe('the health check', () => {
  const [, ...command] = containerOf(givenEcsTemplate(), 'engine').HealthCheck.Command;
  let status = 200;
  const server = http.createServer((_, response) => response.writeHead(status).end('ok'));
  beforeAll(() => new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); }));
  afterAll(() => { server.close(); });

  const asked = async (port: number): Promise<number | null> => {
    const words = command.map((word: string) => (word === '8080' ? String(port) : word));
    const { spawn } = await import('node:child_process');
    return new Promise((done) => { spawn(words[0], words.slice(1), { stdio: 'ignore' }).on('exit', done); });
  };

  test.each([[200, 0], [503, 1], [429, 1]])('answers %i with exit code %i', async (answer, code) => {
    status = answer;
    expect(await asked((server.address() as AddressInfo).port)).toBe(code);
  });

  test('fails where nobody listens', async () => {
    expect(await asked(1)).not.toBe(0);
  });
});
