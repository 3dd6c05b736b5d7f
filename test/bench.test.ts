import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../bin/load';
import { makeApp } from '../bin/make-app';

const { MOST_RESOURCES, SUBJECTS, contentOf, differencesBetween, largestStackOf, writeDeployments } = require('../scripts/bench/subject.cjs');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(Object.keys(SUBJECTS))('the app that the benchmark of %s compares with makes the resources that the library makes, and not too many', (subject) => {
  const [{ name, stack, file }] = writeDeployments(SUBJECTS[subject], { folder, count: 1 });
  const rendered = makeApp([load(file)], join(folder, 'ours')).synth().getStackByName(stack).template;
  const contentFile = join(folder, 'content.json');
  writeFileSync(contentFile, JSON.stringify(contentOf(rendered)));
  execFileSync(process.execPath, [SUBJECTS[subject].byHand, contentFile, join(folder, 'theirs'), name], { env: { ...process.env, CDK_VALIDATION: 'false' }, stdio: 'pipe' });
  const byHand = JSON.parse(readFileSync(join(folder, 'theirs', `${stack}.template.json`), 'utf8'));

  expect(differencesBetween(rendered, byHand)).toEqual([]);
  expect(largestStackOf(join(folder, 'ours')).resources).toBeLessThan(MOST_RESOURCES);
});

test('a resource that only one side makes is named', () => {
  const one = { Resources: { A: { Type: 'AWS::EC2::VPC' }, B: { Type: 'AWS::EC2::EIP' } }, Outputs: { C: {} } };
  const other = { Resources: { A: { Type: 'AWS::EC2::VPC' } } };

  expect(differencesBetween(one, other)).toEqual([{ type: '(Outputs)', ours: 1, theirs: 0 }, { type: 'AWS::EC2::EIP', ours: 1, theirs: 0 }]);
});

test('the largest stack of an assembly is the one with the most resources', () => {
  const stack = (templateFile: string) => ({ type: 'aws:cloudformation:stack', properties: { templateFile } });
  const write = (file: string, value: unknown) => writeFileSync(join(folder, file), JSON.stringify(value));
  write('manifest.json', { artifacts: { small: stack('s.json'), 'large.assets': { type: 'cdk:asset-manifest' }, large: stack('l.json') } });
  write('s.json', { Resources: { A: {} } });
  write('l.json', { Resources: { A: {}, B: {} } });

  expect(largestStackOf(folder)).toEqual({ name: 'large', resources: 2 });
});
