import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { OutputFolder } from '../../bin/output-folder';
import { deploymentText } from '../support/deployment-text';
import { givenFile, givenFolder, runCli } from '../support/run-cli';
import { ROOT } from '../support/sources';

const folder = givenFolder();
const at = (...parts: string[]): string => path.join(folder, ...parts);

/** A folder as a synth leaves it. */
function written(out: string, files: { [name: string]: string } = { 'k8s/chat/10-a.yaml': 'a' }): string {
  const output = new OutputFolder(out);
  Object.entries(files).forEach(([name, text]) => output.write(name, text));
  output.publish(['chat']);
  output.discard();
  return out;
}

/** Everything below a folder but links' targets, and the text of files. */
function treeOf(root: string): string[] {
  return fs.readdirSync(root, { recursive: true, withFileTypes: true }).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))).sort();
}

/** Tries folders without the rights of the administrator, whom no mode stops. */
function refusalsOfNobody(...outs: string[]): string[] {
  const script = `
    require(${JSON.stringify(path.join(ROOT, 'scripts/ts-hook.cjs'))});
    const { OutputFolder } = require(${JSON.stringify(path.join(ROOT, 'bin/output-folder.ts'))});
    if (process.getuid() === 0) process.setuid(65534);
    console.log(JSON.stringify(process.argv.slice(1).map((out) => { try { new OutputFolder(out).discard(); return 'accepted'; } catch (error) { return error.message; } })));`;
  return JSON.parse(spawnSync(process.execPath, ['-e', script, ...outs], { encoding: 'utf8' }).stdout);
}

const refusal = (out: string): string => {
  try {
    new OutputFolder(out).discard();
    return 'accepted';
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`;
  }
};

const FILES = ['k8s', 'k8s/chat', 'k8s/chat/10-a.yaml', 'llm-serving.json'];

test('a folder is written where none was, with the folders above it', () => {
  expect(treeOf(written(at('new', 'deep', 'out')))).toEqual(FILES);
});

test('a folder of ours is replaced as a whole', () => {
  const out = written(at('again'), { 'old.txt': 'old' });
  expect(treeOf(written(out))).toEqual(FILES);
});

test('an empty folder is taken', () => {
  fs.mkdirSync(at('empty'));
  expect(treeOf(written(at('empty')))).toEqual(FILES);
});

test('a link to a folder stays a link, and its folder is replaced', () => {
  written(at('real'), { 'old.txt': 'old' });
  fs.symlinkSync(at('real'), at('link'));
  written(at('link'));
  expect([fs.lstatSync(at('link')).isSymbolicLink(), treeOf(at('real'))]).toEqual([true, FILES]);
});

test('what is not published leaves nothing, nor the folders above it', () => {
  const output = new OutputFolder(at('never', 'deep', 'out'));
  output.write('a/b.txt', 'text');
  output.discard();
  expect(fs.existsSync(at('never'))).toBe(false);
});

const PLACES: [what: string, make: () => string, says: RegExp][] = [
  ['a file', () => givenFile(folder, 'file', 'mine'), /is a file, a folder is wanted/],
  ['a folder below a file', () => at(path.basename(givenFile(folder, 'file2', 'mine')), 'out'), /a part of its path is/],
  ['a link that leads nowhere', () => { fs.symlinkSync(at('nothing'), at('dangling')); return at('dangling'); }, /is a link that leads nowhere/],
  ['a link to itself', () => { fs.symlinkSync(at('ring'), at('ring')); return at('ring'); }, /links go round/],
  ["somebody else's folder", () => { fs.mkdirSync(at('theirs')); givenFile(at('theirs'), 'thesis.txt', 'mine'); return at('theirs'); }, /holds other files/],
  ['a folder with an index that lists nothing', () => { fs.mkdirSync(at('fake')); givenFile(at('fake'), 'llm-serving.json', '{}'); return at('fake'); }, /holds other files/],
  ['a folder of ours with a file of another', () => { written(at('mixed')); givenFile(at('mixed'), 'notes.txt', 'mine'); return at('mixed'); }, /holds 'notes\.txt', which llm-serving did not write/],
  ['a folder of ours with an empty folder of another', () => { written(at('mixed2')); fs.mkdirSync(at('mixed2', 'plans')); return at('mixed2'); }, /holds 'plans'/],
  ['a folder inside a folder of ours', () => path.join(written(at('outer')), 'deep', 'inner'), /lies inside '.*outer'/],
  ['the current folder', () => '.', /holds the current folder/],
  ['no name', () => '', /holds the current folder/],
  ['a folder above the current one', () => '..', /holds the current folder/],
  ['the root', () => '/', /holds the current folder/],
  ['a name that is too long', () => at('x'.repeat(300)), /too long/],
];

test.each(PLACES)('%s is refused in one line, and nothing changes', (_, make, says) => {
  const out = make();
  const before = treeOf(folder);
  const said = refusal(out);
  expect(said).toMatch(says);
  expect(said).toMatch(/^OutputNotWritable: [^\n]+$/);
  expect(treeOf(folder)).toEqual(before);
});

test('a folder without permission is refused, whole or above', () => {
  fs.chmodSync(folder, 0o755);
  fs.mkdirSync(at('shared'), { mode: 0o777 });
  fs.chmodSync(at('shared'), 0o777);
  written(at('shared', 'readonly'));
  fs.chmodSync(at('shared', 'readonly'), 0o555);
  fs.mkdirSync(at('closed'), { mode: 0o555 });
  expect(refusalsOfNobody(at('shared', 'readonly'), at('closed', 'out'))).toEqual([expect.stringMatching(/no permission/), expect.stringMatching(/no permission/)]);
  expect(treeOf(at('shared'))).toEqual(['readonly', ...FILES.map((name) => path.join('readonly', name))]);
});

test('a file that comes while rendering is not lost', () => {
  const out = written(at('late'));
  const output = new OutputFolder(out);
  givenFile(out, 'notes.txt', 'mine');
  expect(() => output.publish(['chat'])).toThrow(/holds 'notes\.txt'/);
  output.discard();
  expect(treeOf(out)).toEqual([...FILES, 'notes.txt']);
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('.late'))).toEqual([]);
});

test('processes that write to one folder at once leave one of their results, whole', async () => {
  const script = `
    require(${JSON.stringify(path.join(ROOT, 'scripts/ts-hook.cjs'))});
    const { OutputFolder } = require(${JSON.stringify(path.join(ROOT, 'bin/output-folder.ts'))});
    for (let round = 0; round < 60; round += 1) {
      const output = new OutputFolder(${JSON.stringify(at('raced'))});
      for (const name of ['a', 'b', 'c']) output.write(name + '/' + process.argv[1], process.argv[1]);
      output.publish([process.argv[1]]);
      output.discard();
    }`;
  const codes = await Promise.all(['one', 'two', 'three'].map((name) => new Promise((resolve) => { spawn(process.execPath, ['-e', script, name], { stdio: 'inherit' }).on('exit', resolve); })));
  expect(codes).toEqual([0, 0, 0]);
  const { deployments: [winner] } = JSON.parse(fs.readFileSync(at('raced', 'llm-serving.json'), 'utf8'));
  expect(treeOf(at('raced'))).toEqual([...['a', 'b', 'c'].flatMap((name) => [name, path.join(name, winner)]), 'llm-serving.json']);
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('.raced'))).toEqual([]);
});

test('the command refuses an output folder that holds its input: exit 2, and the input stays', async () => {
  fs.mkdirSync(at('project'));
  const file = givenFile(at('project'), 'chat.yaml', deploymentText());
  expect(await runCli('synth', file, '--out', at('project'))).toMatchObject({ code: 2, err: expect.stringMatching(/OutputNotWritable/) });
  expect(fs.readdirSync(at('project'))).toEqual(['chat.yaml']);
});

test('the command replaces what it wrote', async () => {
  const file = givenFile(folder, 'chat.yaml', deploymentText());
  expect((await runCli('synth', file, '--out', at('twice'))).code).toBe(0);
  const once = treeOf(at('twice'));
  expect((await runCli('synth', file, '--out', at('twice'))).code).toBe(0);
  expect(treeOf(at('twice'))).toEqual(once);
});
