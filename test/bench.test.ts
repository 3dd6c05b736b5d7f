import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../bin/load';
import { makeApp } from '../bin/make-app';

const { contentOf, differencesBetween, writeDeployments } = require('../scripts/bench/subject.cjs');

const ROOT = join(__dirname, '..');
const HAND_WRITTEN = join(ROOT, 'scripts/bench/hand-written-app.cjs');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the app that the benchmark compares with makes the resources that the library makes', () => {
  const [{ name, file }] = writeDeployments({ example: join(ROOT, 'examples/single-node.yaml'), folder, count: 1 });
  const rendered = makeApp([load(file)], join(folder, 'ours')).synth().getStackByName(name).template;
  const contentFile = join(folder, 'content.json');
  writeFileSync(contentFile, JSON.stringify(contentOf(rendered)));
  execFileSync(process.execPath, [HAND_WRITTEN, contentFile, join(folder, 'theirs'), name], { env: { ...process.env, CDK_VALIDATION: 'false' }, stdio: 'pipe' });
  const byHand = JSON.parse(readFileSync(join(folder, 'theirs', `${name}.template.json`), 'utf8'));

  expect(differencesBetween(rendered, byHand)).toEqual([]);
});

test('a resource that only one side makes is named', () => {
  const one = { Resources: { A: { Type: 'AWS::EC2::VPC' }, B: { Type: 'AWS::EC2::EIP' } }, Outputs: { C: {} } };
  const other = { Resources: { A: { Type: 'AWS::EC2::VPC' } } };

  expect(differencesBetween(one, other)).toEqual([{ type: '(Outputs)', ours: 1, theirs: 0 }, { type: 'AWS::EC2::EIP', ours: 1, theirs: 0 }]);
});
