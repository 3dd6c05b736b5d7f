import * as fs from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { main } from '../../bin/llm-serving';
import { deploymentText } from '../support/deployment-text';
import { givenFile, givenFolder, runCli } from '../support/run-cli';

const folder = givenFolder();
const good = givenFile(folder, 'good.yaml', deploymentText());

/** What a user does wrong, the exit code, and the code or words that say so. */
const MISTAKES: [what: string, content: string | Buffer, code: number, says: RegExp][] = [
  ['an empty file', '', 1, /empty/i],
  ['text that is no YAML', 'name: [unclosed', 1, /bad\.yaml:\d+:\d+/],
  ['a tab for indentation', 'model:\n\tid: x\n', 1, /tab/i],
  ['a key given twice', deploymentText({ extra: 'name: other' }), 1, /bad\.yaml:10:1/],
  ['two documents', `${deploymentText()}---\nname: two\n`, 1, /one document|documents/i],
  ['an alias bomb', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]\n`, 1, /alias/i],
  ['binary bytes', Buffer.from([0xff, 0xfe, 0x00, 0x01]), 2, /not UTF-8/],
  ['a control character', 'name: "a"\nx: \u0001\n', 1, /control/i],
  ['an unknown key', deploymentText({ extra: 'acess: {}' }), 1, /access/],
  ['a wrong type', deploymentText({ replace: { workload: 'workload: { inputTokens: many }' } }), 1, /inputTokens/],
  ['a wrong unit', deploymentText({ extra: '', replace: { workload: 'workload: { longestGeneration: 5 parsecs }' } }), 1, /longestGeneration/],
  ['a branch as revision', deploymentText({ replace: { model: 'model: { id: Qwen/Qwen3-8B, revision: main }' } }), 1, /commit/],
  ['a model that cannot fit', deploymentText({ replace: { model: 'model: { id: meta-llama/Llama-3.1-70B-Instruct, source: "s3://acme-models/llama/" }' } }), 1, /MODEL_DOES_NOT_FIT/],
  ['a cut that does not divide', deploymentText({ replace: { hardware: 'hardware: { instanceType: g6e.12xlarge, tensorParallel: 3 }' } }), 1, /32 attention heads/],
  ['a T4 with bf16', deploymentText({ replace: { hardware: 'hardware: { instanceType: g4dn.2xlarge }' } }), 1, /bf16|bfloat16/i],
  ['a region without the type', deploymentText({ replace: { aws: 'aws: { region: eu-west-1 }' } }), 1, /eu-west-1/],
  ['a name that is illegal somewhere', deploymentText({ name: 'Chat_Bot' }), 1, /Chat_Bot/],
  ['a secret written in place', deploymentText({ replace: { engine: 'engine: { name: vllm, extraEnv: { HF_TOKEN: hf_abcdefghijklmnopqrstuvwxyz0123456789 } }' } }), 1, /SECRET_INLINE/],
  ['an expired waiver', deploymentText({ extra: 'waivers: [{ code: IMAGE_FLOATING, reason: "for a test", until: 2020-01-01 }]' }), 0, /WAIVER_/],
  ['a field of a later issue', deploymentText({ extra: 'architecture: microservice' }), 1, /NOT_SUPPORTED_YET/],
];

test.each(MISTAKES)('%s has its finding, its place and its exit code', async (_, content, code, says) => {
  const file = givenFile(folder, 'bad.yaml', content);
  const result = await runCli('check', file);
  const said = `${result.out}\n${result.err}`;
  expect({ code: result.code, stack: /\bat .*:\d+:\d+\)/.test(said) }).toEqual({ code, stack: false });
  expect(said).toMatch(says);
});

test('a secret is never repeated', async () => {
  const file = givenFile(folder, 'secret.yaml', deploymentText({ replace: { engine: 'engine: { name: vllm, extraEnv: { X: hf_abcdefghijklmnopqrstuvwxyz0123456789 } }' } }));
  const { out, err } = await runCli('check', file, '--json');
  expect(out + err).not.toContain('hf_abcdefgh');
});

test.each([
  ['a file that is not there', ['check', 'missing.yaml'], /does not exist/],
  ['a directory', ['check', folder], /is a directory/],
  ['no file', ['check'], /missing required argument/],
  ['an unknown option', ['check', good, '--hurry'], /unknown option/],
  ['an unknown command', ['deploy'], /unknown command/],
  ['an environment without a name', ['check', good, '-e', ''], /a name is wanted/],
  ['an output folder that nobody can see', ['synth', good, '--out', 'a\u0007b'], /a name is wanted/],
  ['an output folder of two lines', ['synth', good, '--out', 'a\nb'], /a name is wanted/],
  ['a file of the system', ['check', '/proc/self/environ'], /no plain file/],
])('%s is bad usage: one clear line and exit 2', async (_, argv, says) => {
  const { code, err } = await runCli(...argv);
  expect(code).toBe(2);
  expect(err).toMatch(says);
});

test('a file of 200 MB is refused unread', async () => {
  const file = path.join(folder, 'huge.yaml');
  fs.writeFileSync(file, '');
  fs.truncateSync(file, 200e6);
  const { code, err } = await runCli('check', file);
  expect({ code, says: /200000000 bytes, at most \d+/.test(err) }).toEqual({ code: 2, says: true });
});

test('errors in one deployment leave nothing written for any', async () => {
  const bad = givenFile(folder, 'bad2.yaml', deploymentText({ name: 'second', replace: { aws: 'aws: { region: eu-west-1 }' } }));
  const out = path.join(folder, 'none');
  const { code } = await runCli('synth', good, bad, '--out', out);
  expect(code).toBe(1);
  expect(fs.readdirSync(folder).filter((name) => name.includes('none'))).toEqual([]);
});

test('two deployments of one name are refused', async () => {
  const twin = givenFile(folder, 'twin.yaml', deploymentText());
  const { code, err } = await runCli('synth', good, twin, '--out', path.join(folder, 'twins'));
  expect(code).toBe(2);
  expect(err).toMatch(/both describe a deployment named 'chat'/);
});

test.each([
  ['a value', deploymentText({ extra: 'site: { proxy: "\\e[31mhttp://proxy:1" }' })],
  ['a key', deploymentText({ extra: '"\\e]0;owned\\a": 1' })],
  ['a text that hides where it ends', deploymentText({ replace: { aws: 'aws: { region: "a\\nerror  FORGED" }' } })],
])('%s that a terminal would obey is refused, and printed as text', async (_, content) => {
  const file = givenFile(folder, 'escape.yaml', content);
  for (const argv of [['check', file], ['check', file, '--json'], ['plan', file], ['synth', file, '--out', path.join(folder, 'escapes')]]) {
    const { code, out, err } = await runCli(...argv);
    expect(code).toBe(1);
    expect(`${out}${err}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|^error {2}FORGED/m);
  }
});

test.each([
  ['a file name', ['check', '\u001b[31mgone.yaml']],
  ['an option', ['check', good, '--\u001b[2J']],
  ['an environment', ['check', good, '-e', '\u001b[31mdev']],
])('%s that a terminal would obey is printed as text', async (_, argv) => {
  const lines: string[] = [];
  await main(argv, { out: (line) => void lines.push(line), err: (line) => void lines.push(line) });
  expect(lines.join('\n')).toMatch(/\\u001b/);
  expect(lines.join('\n')).not.toContain('\u001b[31m');
  expect(lines.join('\n')).not.toContain('\u001b[2J');
});

test('a lock that was tampered with writes nothing but text', async () => {
  const file = givenFile(folder, 'locked.yaml', deploymentText());
  expect((await runCli('plan', file, '--write')).code).toBe(0);
  const lock = JSON.parse(fs.readFileSync(`${file}.lock.json`, 'utf8'));
  lock.services.chat.plan.decisions[0].reason = 'clear\u001b[2J and \u001b[31mred';
  fs.writeFileSync(`${file}.lock.json`, JSON.stringify(lock));
  const lines: string[] = [];
  await main(['plan', file], { out: (line) => void lines.push(line), err: (line) => void lines.push(line) });
  expect(lines.join('\n').replace(/\s/g, '')).toContain('\\u001b[2J');
  expect(lines.join('\n')).not.toMatch(/\u001b\[(2J|31mred)/);
});

test.each([
  ['a file of blanks and a comment', '\n  \n# nothing\n', /bad2\.yaml:1:1/],
  ['an account that reads as a number', deploymentText({ replace: { aws: 'aws: { region: us-east-1, account: 012345678901 }' } }), /bad2\.yaml:9:27/],
])('%s is a finding with a place, not a crash', async (_, content, says) => {
  const { code, out } = await runCli('check', givenFile(folder, 'bad2.yaml', content));
  expect(code).toBe(1);
  expect(out).toMatch(says);
});

test('the value of a secret flag stands in no output', async () => {
  const file = givenFile(folder, 'flag.yaml', deploymentText({ replace: { engine: 'engine: { name: vllm, extraArgs: [--api-key, SesamOpen1, --api_key=SesamOpen2, "--other-password SesamOpen3"] }' }, extra: 'site: { proxy: "http://me:SesamOpen4@proxy:3128" }' }));
  for (const argv of [['check', file], ['check', file, '--json'], ['plan', file, '--json'], ['synth', file, '--out', path.join(folder, 'flags')]]) {
    const { code, out, err } = await runCli(...argv);
    expect(code).toBe(1);
    expect(`${out}${err}`).toContain('SECRET_INLINE');
    expect(`${out}${err}`).not.toContain('Sesam');
  }
});

const unread = givenFolder();

test.each([
  ['levels without end', '['.repeat(20_000), 1],
  ['maps without end', `kind: ${'{a: '.repeat(20_000)}`, 1],
  ['an alias bomb', `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.split('').map((key, index) => `${key}: &${key} [${Array.from({ length: 9 }, () => `*${'abcdefg'[index]}`).join()}]`).join('\n')}\n`, 1],
  ['an anchor inside itself', 'a: &a [*a]\n', 1],
  ['a NUL byte', 'a: 1\nb: "\u0000"\n', 2],
  ['a NUL byte in a manifest', '---\nkind: Pod\nb: "\u0000"\n', 3],
  ['YAML that breaks off', 'a: [1\n', 2],
])('manifests and templates with %s are not clean', async (what, content, line) => {
  const file = givenFile(unread, 'unread.yaml', content);
  for (const option of ['--manifests', '--template']) {
    for (const named of [file, path.dirname(file)]) {
      const { code, out } = await runCli('check', option, named);
      expect({ what, code, counted: /1 document not read/.test(out) }).toEqual({ what, code: 1, counted: true });
      if (option === '--manifests') expect(out).toMatch(new RegExp(`MANIFEST_NOT_READ {2}\\S+unread\\.yaml:${line}:`));
    }
  }
});

test('names in the manifests of others forge no line and hide nothing', async () => {
  const name = 'a\r\n0 errors, 0 warnings, 0 info\u001b[8m\n0 errors FORGED';
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: name }, spec: { containers: [{ name, image: `vllm/vllm-openai:${name}`, args: [`--model=${name}`, `--api-key=${name}`, '\u001b[31m--max-model-len=1'] }] } };
  const file = givenFile(folder, 'forged.yaml', stringify(pod));
  for (const json of [[], ['--json']]) {
    const lines: string[] = [];
    await main(['check', '--manifests', file, ...json], { out: (line) => void lines.push(line), err: (line) => void lines.push(line) });
    const said = lines.join('\n').replace(/\u001b\[([124]|2[24]|39|3[36])m/g, '');
    expect(said).toContain('FORGED');
    expect(said).not.toMatch(/\u001b\[(8|31)m(?!error)|\r|^0 errors, 0 warnings, 0 info.*FORGED|^0 errors FORGED/m);
  }
});

test.each(['', '.', '/proc/kmsg', '/proc/self/environ', '/dev/zero', 'missing.json'])('a configFile that is no file has its place: %p', async (named) => {
  const file = givenFile(folder, 'config.yaml', deploymentText({ replace: { model: `model: { id: acme/new, source: "s3://acme-models/x/", configFile: "${named}" }` } }));
  const { code, out } = await runCli('check', file);
  expect(code).toBe(1);
  expect(out).toMatch(/(CONFIG_FILE_UNREADABLE|VALUE_NOT_ALLOWED) {2}\S+config\.yaml:5:/);
});

test('a secret hides nothing else, and no waiver lets it pass', async () => {
  const other = { hardware: 'hardware: { instanceType: g6e.12xlarge, tensorParallel: 3 }', aws: 'aws: { region: eu-west-1 }' };
  const waivers = 'waivers: [{ code: SECRET_INLINE, reason: "for a test only", until: 2099-01-01 }]';
  const codesOf = async (engine: string): Promise<string[]> => {
    const { code, out } = await runCli('check', givenFile(folder, 'hides.yaml', deploymentText({ replace: { ...other, engine: `engine: { name: vllm, ${engine} }` }, extra: waivers })), '--json');
    expect(code).toBe(1);
    expect(out).not.toContain('hunter2Zq');
    return JSON.parse(out).findings.map((finding: { code: string }) => finding.code);
  };
  const without = (await codesOf('extraEnv: {}')).filter((code) => !code.startsWith('WAIVER_'));
  const withSecret = await codesOf('extraEnv: { DB_PASSWORD: hunter2Zq }');
  expect(without.length).toBeGreaterThan(1);
  expect(withSecret).toEqual(expect.arrayContaining(['SECRET_INLINE', ...without]));
});
