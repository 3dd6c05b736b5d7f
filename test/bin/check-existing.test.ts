import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { givenFile, givenFolder, runCli } from '../support/run-cli';
import { ROOT } from '../support/sources';

const folder = givenFolder();
const FIXTURES = path.join(ROOT, 'test', 'fixtures', 'existing');

test('a folder is read as a whole, object by object, with places', async () => {
  const { code, out } = await runCli('check', '--manifests', path.join(FIXTURES, 'realistic'));
  expect(code).toBe(1);
  expect(out).toMatch(/^Deployment\/default\/demo-llama3-deployment-vllm$/m);
  expect(out).toMatch(/METRIC_LABEL_DOES_NOT_EXIST {2}\S+stack\.yaml:\d+:\d+/);
  expect(out).toMatch(/spec\.template\.spec\.containers\[0\]\.livenessProbe: /);
  expect(out).toMatch(/LeaderWorkerSet\/vllm {2}vllm 0\.10\.2, meta-llama\/Llama-3\.1-405B-Instruct, 8 accelerators/);
});

test('--json holds object, field and place of everything', async () => {
  const { code, out } = await runCli('check', '--manifests', path.join(FIXTURES, 'defects', 'cut.yaml'), '--json');
  const { findings, engines, objects } = JSON.parse(out);
  expect({ code, objects, engines: engines.length }).toEqual({ code: 1, objects: 1, engines: 1 });
  expect(findings.find((finding: { code: string }) => finding.code === 'HEADS_NOT_DIVISIBLE')).toMatchObject({
    severity: 'error', object: 'Pod/cut', path: 'spec.containers[0].args[1]', location: { line: 12, column: 11 },
  });
});

test('sound manifests end with 0', async () => {
  const { code, out } = await runCli('check', '--manifests', path.join(FIXTURES, 'sound'));
  expect({ code, last: out.split('\n').at(-1) }).toEqual({ code: 0, last: expect.stringMatching(/^0 errors, 0 warnings, \d+ info$/) });
});

test('links in a circle, binary files and other YAML are passed by, and counted', async () => {
  const messy = path.join(folder, 'messy');
  fs.mkdirSync(path.join(messy, 'deep'), { recursive: true });
  fs.symlinkSync(messy, path.join(messy, 'deep', 'up'));
  fs.symlinkSync(path.join(messy, 'nowhere'), path.join(messy, 'gone.yaml'));
  givenFile(messy, 'binary.yaml', Buffer.from([0xff, 0xfe, 0x00, 0x01]));
  givenFile(messy, 'values.yaml', 'image: { tag: latest }\n');
  givenFile(messy, 'pod.json', JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'web', image: 'nginx:1' }] } }));
  const { code, out } = await runCli('check', '--manifests', messy, '--json');
  expect({ code, ...JSON.parse(out), findings: [] }).toMatchObject({ code: 0, files: 2, skipped: 1, objects: 1, foreign: 1 });
});

test('a secret is never repeated', async () => {
  const { out } = await runCli('check', '--manifests', path.join(FIXTURES, 'defects'), '--json');
  expect(out).toMatch(/SECRET_IN_MANIFEST/);
  expect(out).not.toMatch(/hf_AAAAbbbb|correct-horse/);
});

test.each([
  ['nothing named', ['check'], /missing required argument/],
  ['both named', ['check', 'a.yaml', '--manifests', 'b'], /not several/],
  ['a path that is not there', ['check', '--manifests', 'missing'], /does not exist/],
])('%s is bad usage', async (_, argv, says) => {
  const { code, err } = await runCli(...argv);
  expect(code).toBe(2);
  expect(err).toMatch(says);
});

test('standard input is read for a dash', () => {
  const run = spawnSync(process.execPath, ['-r', path.join(ROOT, 'scripts', 'ts-hook.cjs'), path.join(ROOT, 'bin', 'llm-serving.ts'), 'check', '--manifests', '-'], {
    input: fs.readFileSync(path.join(FIXTURES, 'defects', 'holes.yaml')), encoding: 'utf8', env: { PATH: process.env['PATH'] },
  });
  expect(run.status).toBe(1);
  expect(run.stdout).toMatch(/ENGINE_VERSION_HAS_HOLES {2}\(standard input\):7:7/);
});
