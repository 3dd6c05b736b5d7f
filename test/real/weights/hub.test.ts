import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, newFolder, removeFolders, run } from './support/fetch';
import { COMMIT, HubStandIn } from './support/hub';
import { manifestOf, sha256, someWeights } from './support/weights';

jest.setTimeout(60_000);

const FIRST = 'model-00001-of-00002.safetensors';
let hub: HubStandIn;
let dest: string;

beforeAll(async () => { hub = await HubStandIn.start(); });
afterAll(() => hub.stop());
beforeEach(() => {
  hub.reset(someWeights());
  dest = join(newFolder(), 'model');
});
afterEach(removeFolders);

const fetched = (more: { [name: string]: string } = {}) => run({ ...hub.env, LLM_DEST: dest, ...more });
const expectRefusal = (outcome: { code: number; error: string }, code: number, sentence: RegExp) => {
  expect(outcome.error).toMatch(sentence);
  expect(outcome.error.trim().split('\n')).toHaveLength(1);
  expect(outcome.code).toBe(code);
  expect(existsSync(dest)).toBe(false);
};

test('weights of a commit arrive whole, and the digest to pin is said', async () => {
  const outcome = await fetched();
  expect(outcome).toMatchObject({ code: 0, error: '', out: expect.stringContaining(sha256(manifestOf(hub.files))) });
  expect(filesOf(dest)).toEqual(['.llm-serving.marker', 'manifest.sha256', ...Object.keys(hub.files)].sort());
  expect(readFileSync(join(dest, 'manifest.sha256'), 'utf8')).toBe(manifestOf(hub.files));
});

test('a pinned digest is that of the manifest of what arrives', async () => {
  expect(await fetched({ LLM_MANIFEST_DIGEST: sha256(manifestOf(hub.files)) })).toMatchObject({ code: 0, error: '' });
});

test('weights that are not the pinned ones are not shown', async () => {
  expectRefusal(await fetched({ LLM_MANIFEST_DIGEST: 'f'.repeat(64) }), 11, /error DIGEST: the files of hf:.* make a manifest with sha256 [0-9a-f]{64}, f{64} is pinned/);
});

test('a second run asks for nothing', async () => {
  await fetched();
  hub.seen.length = 0;
  expect((await fetched()).out).toContain('nothing to do');
  expect(hub.seen).toEqual([]);
});

test.each([['a large file', FIRST, /wanted sha256:/], ['a small file', 'config.json', /wanted git:/]])('%s that is corrupt is refused', async (_, name, wanted) => {
  hub.spoiled = { [name]: Buffer.from(hub.files[name].map((byte) => byte ^ 1)) };
  const outcome = await fetched();
  expectRefusal(outcome, 16, new RegExp(`error HASH: ${name} is not what was listed`));
  expect(outcome.error).toMatch(wanted);
});

test('a file that is too short is refused', async () => {
  hub.spoiled = { [FIRST]: hub.files[FIRST].subarray(1) };
  expectRefusal(await fetched(), 15, /error SIZE: model-00001-of-00002.safetensors has 1048575 bytes, 1048576 are listed/);
});

test('what was verified is not fetched again after a failure', async () => {
  hub.spoiled = { [FIRST]: Buffer.alloc(hub.files[FIRST].length) };
  await fetched({ LLM_WORKERS: '1' });
  hub.reset({ ...hub.files });
  const kept = filesOf(`${dest}.partial`);
  expect(await fetched()).toMatchObject({ code: 0 });
  expect(hub.downloads).toEqual(Object.keys(hub.files).filter((name) => !kept.includes(name)).sort());
});

test('every page of a long list is read', async () => {
  hub.pageSize = 2;
  expect(await fetched()).toMatchObject({ code: 0, error: '' });
  expect(readFileSync(join(dest, 'manifest.sha256'), 'utf8')).toBe(manifestOf(hub.files));
});

test('names with spaces, percent signs and other scripts arrive', async () => {
  hub.reset({ 'a folder/50% (1).json': Buffer.from('1'), '图/图.txt': Buffer.from('2') });
  expect(await fetched()).toMatchObject({ code: 0, error: '' });
  expect(readFileSync(join(dest, 'manifest.sha256'), 'utf8')).toBe(manifestOf(hub.files));
});

test('the same weights in other formats are skipped, one line each', async () => {
  const others = ['pytorch_model.bin', 'original/consolidated.00.pth', 'model.Q4.gguf', 'metal/model.bin'];
  hub.reset({ ...hub.files, ...Object.fromEntries(others.map((name) => [name, Buffer.from('x')])) });
  const outcome = await fetched();
  expect(outcome.code).toBe(0);
  for (const name of others) expect(outcome.out).toContain(`skipped ${name}: the same weights in another format`);
  expect(filesOf(dest).filter((name) => others.includes(name))).toEqual([]);
});

test('they are fetched when there is no other', async () => {
  hub.reset({ 'pytorch_model.bin': Buffer.from('x') });
  expect(await fetched()).toMatchObject({ code: 0 });
  expect(filesOf(dest)).toContain('pytorch_model.bin');
});

test('the token goes to the Hub and to nobody else, and is not shown', async () => {
  const outcome = await fetched({ HF_TOKEN: 'hf_opensesame' });
  expect(outcome.code).toBe(0);
  const tokens = (cdn: boolean) => hub.seen.filter(({ path }) => path.startsWith('/cdn/') === cdn).map(({ token }) => token);
  expect(new Set(tokens(false))).toEqual(new Set(['Bearer hf_opensesame']));
  expect(new Set(tokens(true))).toEqual(new Set([undefined]));
  expect(outcome.out + outcome.error).not.toContain('opensesame');
});

test('a busy Hub is asked again', async () => {
  hub.failures = [503, 429];
  const outcome = await fetched();
  expect(outcome).toMatchObject({ code: 0, error: '' });
  expect(outcome.out.match(/retry 1 of 2/g)).toHaveLength(2);
});

test('a closed door is not knocked at twice', async () => {
  hub.failures = [401, 401, 401, 401];
  const outcome = await fetched();
  expectRefusal(outcome, 10, /error SOURCE: may not read .*401/);
  expect(outcome.out).not.toContain('retry');
});

test('a commit that is not there is said to be missing', async () => {
  expectRefusal(await fetched({ LLM_SOURCE: `hf://org/other@${COMMIT}` }), 13, /error MISSING: the file list of org\/other is not at/);
});

const FILE = '{"type":"file","oid":"0123456789012345678901234567890123456789","size":1,"path":"a"}';

test.each([
  ['no JSON', '<html>busy</html>'], ['an object', '{"error":"x"}'], ['escapes', `[${FILE.replace('"a"', '"a\\u002fb"')}]`], ['an unknown nesting', `[${FILE.replace('"size":1', '"size":{"a":1}')}]`],
  ['no size', `[${FILE.replace('"size":1,', '')}]`], ['no hash', `[${FILE.replace('"oid":"0123456789012345678901234567890123456789",', '')}]`], ['a way out', `[${FILE.replace('"a"', '"../a"')}]`],
  ['a command', `[${FILE.replace('"a"', '"x[$(touch evil)]"')}]`], ['the same file twice', `[${FILE},${FILE}]`], ['half an array', `[${FILE},`],
])('a list with %s is refused', async (_, tree) => {
  hub.tree = tree;
  expectRefusal(await fetched(), 12, /error MANIFEST: /);
  expect(hub.downloads).toEqual([]);
  expect(readdirSync('.')).not.toContain('evil');
});
