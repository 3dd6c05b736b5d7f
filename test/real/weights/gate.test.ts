import { execFile, execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { versionListOf } from '../../../lib/weights/version-list';
import { newFolder, removeFolders } from './support/fetch';
import { runGate } from './support/gate';
import { LOCKED_BUCKET, S3StandIn, type Lock } from './support/s3';
import { sha256, type Files } from './support/weights';

jest.setTimeout(60_000);

const FIRST = 'model-00001-of-00002.safetensors';
const SECOND = 'model-00002-of-00002.safetensors';
const LIST = 'object-versions.txt';

let s3: S3StandIn;
let prefixes = 0;

beforeAll(async () => { s3 = await S3StandIn.start(); });
afterAll(() => s3.stop());
afterEach(removeFolders);

/** Approved weights below a prefix of their own. */
interface Approved {
  readonly prefix: string;
  readonly env: { [name: string]: string };
}

/** A model of three small files: what is asked of each takes a process of the AWS CLI. */
function smallModel(): Files {
  return { 'config.json': Buffer.from('{"model_type":"toy"}\n'), [FIRST]: randomBytes(64), [SECOND]: randomBytes(64) };
}

/** Puts weights under Object Lock, and beside them the list that `llm-serving manifest` makes of them. */
async function approve(files: Files = smallModel(), locks: { [name: string]: Lock } = {}, spoil = (list: string) => list): Promise<Approved> {
  const prefix = `g${prefixes++}/`;
  const Versions: object[] = [];
  for (const [name, data] of Object.entries(files)) {
    const { versionId, etag } = await s3.putLocked(`${prefix}${name}`, data, locks[name]);
    Versions.push({ Key: `${prefix}${name}`, Size: data.length, VersionId: versionId, ETag: etag, IsLatest: true });
  }
  return approveList(prefix, spoil(versionListOf(JSON.stringify({ Versions }), prefix)));
}

async function approveList(prefix: string, list: string): Promise<Approved> {
  await s3.putLocked(`${prefix}${LIST}`, Buffer.from(list), { mode: 'none' });
  return { prefix, env: { ...s3.env, LLM_SOURCE: `s3://${LOCKED_BUCKET}/${prefix}`, LLM_VERSIONS_DIGEST: sha256(list) } };
}

const expectRefusal = (outcome: { code: number; error: string }, code: number, sentence: RegExp) => {
  expect(outcome.error).toMatch(sentence);
  expect(outcome.error.trim().split('\n')).toHaveLength(1);
  expect(outcome.code).toBe(code);
};

describe('what was approved', () => {
  test('is let through, again and again, and nothing is read but the list', async () => {
    const { env } = await approve();
    s3.forget();
    for (let times = 0; times < 2; times++) {
      expect(await runGate(env)).toMatchObject({ code: 0, error: '', out: expect.stringMatching(/3 objects at s3:\/\/locked\/g\d+\/ are served in the listed versions, each under Object Lock/) });
    }
    expect(s3.downloads.filter((key) => /safetensors|json$/.test(key))).toEqual([]);
  });

  test('may be under governance instead of compliance', async () => {
    const { env } = await approve(smallModel(), { [FIRST]: { mode: 'GOVERNANCE' } });
    expect(await runGate(env)).toMatchObject({ code: 0, error: '' });
  });

  test('may be listed with checksums that S3 keeps', async () => {
    const files = smallModel();
    const sum = createHash('sha256').update(files['config.json']).digest('base64');
    const { env } = await approve(files, {}, (list) => list.replace(' - config', ` ${sum} config`));
    expect(await runGate(env)).toMatchObject({ code: 0, error: '' });
  });

  test('may lie beside a manifest, above older versions and beside deleted objects that were never listed', async () => {
    const prefix = `g${prefixes++}/`;
    for (const [name, data] of Object.entries({ ...smallModel(), gone: Buffer.from('x') })) await s3.putLocked(`${prefix}${name}`, data);
    await s3.hide(`${prefix}gone`);
    await s3.putLocked(`${prefix}${FIRST}`, Buffer.from('newer'));
    await s3.putLocked(`${prefix}manifest.sha256`, Buffer.from('x'), { mode: 'none' });
    // not in step with this process, which is the door of the stand-in
    const { stdout: listing } = await promisify(execFile)('aws', ['s3api', 'list-object-versions', '--bucket', LOCKED_BUCKET, '--prefix', prefix, '--output', 'json'], { env: { PATH: process.env.PATH, ...s3.env, AWS_DEFAULT_REGION: 'us-east-1' } });
    const { env } = await approveList(prefix, versionListOf(listing, prefix));
    expect(await runGate(env)).toMatchObject({ code: 0, error: '' });
  });

  test('is compared by nothing but bash, coreutils and aws', async () => {
    const { env } = await approve();
    const tools = newFolder();
    for (const tool of ['bash', 'date', 'mktemp', 'rm', 'sha256sum']) symlinkSync(execFileSync('bash', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(), join(tools, tool));
    writeFileSync(join(tools, 'aws'), `#!/bin/bash\nPATH='${process.env.PATH}' exec aws "$@"\n`, { mode: 0o755 });
    expect(await runGate({ ...env, PATH: tools })).toMatchObject({ code: 0, error: '' });
  });
});

describe('what was not approved is refused:', () => {
  test('a changed object, put on top', async () => {
    const { env, prefix } = await approve();
    const { versionId } = await s3.putLocked(`${prefix}${FIRST}`, Buffer.from('changed'));
    expectRefusal(await runGate(env), 21, new RegExp(`error VERSION: ${FIRST} is served in version ${versionId}, \\S+ is listed`));
  });

  test('a new version of the same bytes', async () => {
    const files = smallModel();
    const { env, prefix } = await approve(files);
    await s3.putLocked(`${prefix}${SECOND}`, files[SECOND]);
    expectRefusal(await runGate(env), 21, new RegExp(`error VERSION: ${SECOND} is served in version`));
  });

  test('a deleted object', async () => {
    const { env, prefix } = await approve();
    await s3.hide(`${prefix}config.json`);
    expectRefusal(await runGate(env), 13, /error MISSING: config.json is listed, but not served/);
  });

  test.each(['model-00003.safetensors', '.llm-serving.x.safetensors', 'x[$(touch evil)].json'])('an extra object %s', async (name) => {
    const { env, prefix } = await approve();
    await s3.putLocked(`${prefix}${name}`, Buffer.from('x'));
    const outcome = await runGate(env);
    expect(outcome.error).toContain(`error EXTRA: ${name} is served, but not listed`);
    expect(outcome.code).toBe(14);
    expect(() => readFileSync('evil')).toThrow();
  });

  test('several at once are told, and counted', async () => {
    const { env, prefix } = await approve();
    for (const name of [FIRST, SECOND, 'a.json', 'b.json']) await s3.putLocked(`${prefix}${name}`, Buffer.from('x'));
    expect((await runGate(env)).error).toMatch(/^llm-serving-gate: error \w+: .*; .*; .*; and 1 more\n$/);
  });

  test('an object without retention', async () => {
    const { env } = await approve(smallModel(), { [SECOND]: { mode: 'none' } });
    expectRefusal(await runGate(env), 22, new RegExp(`error RETENTION: ${SECOND} is not under Object Lock`));
  });

  test('an object whose retention has ended', async () => {
    const { env } = await approve(smallModel(), { [FIRST]: { until: '2020-01-01T00:00:00Z' } });
    expectRefusal(await runGate(env), 22, new RegExp(`error RETENTION: the Object Lock of ${FIRST} ended at 2020-01-01`));
  });

  test.each([
    ['size', 15, /SIZE: config.json has 21 bytes, 9 are listed/, (list: string) => list.replace(/^21 /m, '9 ').replace(/bytes=(\d+)/, (_, bytes) => `bytes=${Number(bytes) - 12}`)],
    ['ETag', 16, /HASH: config.json has the ETag [0-9a-f]+, 0abc is listed/, (list: string) => list.replace(/ \S+ - config/, ' 0abc - config')],
    ['checksum', 16, /HASH: config.json has the SHA256 checksum \S+=, A+= is listed/, (list: string) => list.replace(' - config', ` ${'A'.repeat(43)}= config`)],
  ])('another %s than listed', async (_, code, sentence, edit) => {
    const { env } = await approve(smallModel(), {}, edit);
    expectRefusal(await runGate(env), code, sentence);
  });
});

describe('a list that is not the approved one is refused:', () => {
  test('of another digest', async () => {
    const { env } = await approve();
    expectRefusal(await runGate({ ...env, LLM_VERSIONS_DIGEST: 'f'.repeat(64) }), 11, /error DIGEST: the list of versions has sha256 [0-9a-f]{64}, f{64} is pinned/);
  });

  test('that is not there', async () => {
    expectRefusal(await runGate({ ...s3.env, LLM_SOURCE: `s3://${LOCKED_BUCKET}/nowhere/`, LLM_VERSIONS_DIGEST: 'f'.repeat(64) }), 13, /error MISSING: object-versions.txt is not at/);
  });

  test.each([
    ['cut off', (list: string) => list.split('\n').slice(0, -2).join('\n')], ['without its head', (list: string) => list.replace(/^#.*\n/, '')],
    ['with a line twice', (list: string) => list.replace(/^(\d.*\n)/m, '$1$1')], ['with half a line', (list: string) => `${list}12 x`],
  ])('%s', async (_, spoil) => {
    const { env } = await approve(smallModel(), {}, spoil);
    expectRefusal(await runGate(env), 12, /error LIST: object-versions.txt /);
  });
});

describe('a bucket', () => {
  test('that cannot be asked is no approval', async () => {
    const { env } = await approve();
    s3.mischief.set('config.json', { status: 403 });
    expectRefusal(await runGate(env), 10, /error SOURCE: cannot ask for version \S+ of config.json: .*403/);
    s3.forget();
  });

  test('that is not there is no approval, and a password in its address is not shown', async () => {
    const outcome = await runGate({ ...s3.env, AWS_ENDPOINT_URL: 'http://user:opensesame@127.0.0.1:9', AWS_MAX_ATTEMPTS: '1', LLM_SOURCE: 's3://locked/x/', LLM_VERSIONS_DIGEST: 'f'.repeat(64) });
    expectRefusal(outcome, 10, /error SOURCE: cannot read object-versions.txt/);
    expect(outcome.error + outcome.out).not.toContain('opensesame');
  });
});

test.each([
  ['no source', { LLM_SOURCE: '' }, /LLM_SOURCE must be s3:.*got ''/], ['the Hub', { LLM_SOURCE: 'hf://a/b@c' }, /LLM_SOURCE must be s3:/],
  ['a prefix without its slash', { LLM_SOURCE: 's3://models/x' }, /must end with \//], ['no digest', { LLM_VERSIONS_DIGEST: '' }, /64 hex digits, got ''/],
  ['no workers', { LLM_WORKERS: '0' }, /from 1 to 9999, got '0'/],
])('%s is refused before anything is asked', async (_, bad, sentence) => {
  s3.forget();
  expectRefusal(await runGate({ ...s3.env, LLM_SOURCE: 's3://locked/x/', LLM_VERSIONS_DIGEST: 'f'.repeat(64), ...bad }), 2, sentence);
  expect(s3.requests).toBe(0);
});
