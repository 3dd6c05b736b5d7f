import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alive, filesOf, newFolder, removeFolders, run, start } from './support/fetch';
import { S3StandIn, type Published } from './support/s3';
import { type Files, manifestOf, oneShard, sha256, someWeights } from './support/weights';

jest.setTimeout(120_000);

const FIRST = 'model-00001-of-00002.safetensors';
const SECOND = 'model-00002-of-00002.safetensors';

const kept = mkdtempSync(join(tmpdir(), 'fetched-'));
let s3: S3StandIn;
let volume: string;
let dest: string;

beforeAll(async () => { s3 = await S3StandIn.start(); });
afterAll(() => {
  s3.stop();
  rmSync(kept, { recursive: true, force: true });
});
beforeEach(() => {
  s3.forget();
  volume = newFolder();
  dest = join(volume, 'model');
});
afterEach(removeFolders);

/** A model that was fetched once, for tests of what comes after; each gets a copy of the folder, to the last bit and nanosecond. */
const fetchedOnce = (() => {
  let first: Promise<{ files: Files; published: Published; folder: string }> | undefined;
  const fetchIt = async () => {
    const files = someWeights();
    const published = await s3.publish(files);
    const folder = join(kept, 'once');
    mkdirSync(folder);
    expect(await run(env(published, { LLM_DEST: join(folder, 'model') }))).toMatchObject({ code: 0 });
    return { files, published, folder };
  };
  return async () => {
    const { files, published, folder } = await (first ??= fetchIt());
    execFileSync('cp', ['-a', join(folder, 'model'), dest]);
    s3.forget();
    return { files, published };
  };
})();

const env = ({ source, digest }: { source: string; digest: string }, more: { [name: string]: string } = {}) =>
  ({ ...s3.env, LLM_SOURCE: source, LLM_DEST: dest, LLM_MANIFEST_DIGEST: digest, ...more });
const downloaded = () => [...new Set(s3.downloads.map((key) => key.replace(/^m\d+\//, '')))].sort();
const expectRefusal = (outcome: { code: number; error: string }, code: number, sentence: RegExp) => {
  expect(outcome.error).toMatch(sentence);
  expect(outcome.error.trim().split('\n')).toHaveLength(1);
  expect(outcome.code).toBe(code);
  expect(readdirSync(volume).filter((name) => name !== 'model.partial')).toEqual([]);
};

describe('good weights', () => {
  test('arrive whole, and sha256sum agrees', async () => {
    const files = someWeights();
    expect(await run(env(await s3.publish(files)))).toMatchObject({ code: 0, error: '' });
    expect(readdirSync(volume)).toEqual(['model']);
    expect(filesOf(dest)).toEqual(['.llm-serving.marker', 'manifest.sha256', ...Object.keys(files)].sort());
    expect(() => execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest.sha256'], { cwd: dest })).not.toThrow();
    expect(statSync(join(dest, FIRST)).mode & 0o777).toBe(0o644);
  });

  test('are not touched nor asked for by a second run', async () => {
    const { published } = await fetchedOnce();
    expect(await run(env(published))).toMatchObject({ code: 0, error: '', out: expect.stringContaining('nothing to do') });
    expect(s3.requests).toBe(0);
  });

  test('pass a full verification without the network', async () => {
    const { published } = await fetchedOnce();
    expect(await run(env(published, { LLM_VERIFY: 'full' }))).toMatchObject({ code: 0, error: '', out: expect.stringContaining('hashed again') });
    expect(s3.requests).toBe(0);
    expect(readdirSync(volume)).toEqual(['model']);
  });

  test('are fetched once when two runs start together', async () => {
    const published = await s3.publish(oneShard());
    const [one, two] = await Promise.all([run(env(published)), run(env(published))]);
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(one.out + two.out).toContain('waiting');
    expect(s3.downloads.filter((key) => key.endsWith(FIRST))).toHaveLength(1);
  });

  test('need nothing but bash, coreutils and aws', async () => {
    const tools = newFolder();
    for (const tool of ['bash', 'aws', 'cat', 'df', 'dirname', 'mkdir', 'mv', 'rm', 'rmdir', 'sha1sum', 'sha256sum', 'sleep', 'sort', 'stat', 'sync', 'tail', 'tee', 'touch']) {
      symlinkSync(execFileSync('bash', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(), join(tools, tool));
    }
    // a wrapper script of a version manager needs more than the real program does
    rmSync(join(tools, 'aws'));
    writeFileSync(join(tools, 'aws'), `#!/bin/bash\nPATH='${process.env.PATH}' exec aws "$@"\n`, { mode: 0o755 });
    expect(await run(env(await s3.publish(oneShard()), { PATH: tools }))).toMatchObject({ code: 0, error: '' });
  });

  test('without a pinned manifest: sizes are checked, and it says so, and gives the digest to pin', async () => {
    const files = oneShard();
    const { source } = await s3.publish(files, '');
    const outcome = await run(env({ source, digest: '' }));
    expect(outcome).toMatchObject({ code: 0, error: '' });
    expect(outcome.out).toContain('no manifest is pinned');
    expect(outcome.out).toContain(sha256(manifestOf(files)));
    expect((await run(env({ source, digest: '' }))).out).toContain('nothing to do');
  });

  test('beside a list of versions: it is no weight', async () => {
    const files = oneShard();
    const { source, digest } = await s3.publish({ ...files, 'object-versions.txt': Buffer.from('x') }, manifestOf(files));
    expect(await run(env({ source, digest }))).toMatchObject({ code: 0, error: '' });
    expect(filesOf(dest)).toEqual(['.llm-serving.marker', 'manifest.sha256', FIRST]);
  });
});

describe('bad weights', () => {
  test('corrupt: same size, other bytes', async () => {
    const files = someWeights();
    const rotten = Buffer.from(files[SECOND]);
    rotten[12345] ^= 1;
    const published = await s3.publish({ ...files, [SECOND]: rotten }, manifestOf(files));
    expectRefusal(await run(env(published)), 16, new RegExp(`error HASH: ${SECOND} is not what was listed: wanted sha256:${sha256(files[SECOND])}, got sha256:${sha256(rotten)}`));
    expect(filesOf(`${dest}.partial`)).not.toContain(SECOND);
  });

  test('truncated at the source', async () => {
    const files = someWeights();
    const published = await s3.publish({ ...files, [FIRST]: files[FIRST].subarray(0, 1000) }, manifestOf(files));
    expectRefusal(await run(env(published)), 15, /error SIZE: model-00001-of-00002.safetensors has 1000 bytes at the source, 1048576 are listed/);
    expect(downloaded()).toEqual(['manifest.sha256']);
  });

  test('missing', async () => {
    const { [FIRST]: _, ...rest } = someWeights();
    const published = await s3.publish(rest, manifestOf({ ...rest, [FIRST]: _ }));
    expectRefusal(await run(env(published)), 13, /error MISSING: model-00001-of-00002.safetensors is in the manifest, but not at/);
  });

  test('extra: nothing is downloaded', async () => {
    const files = someWeights();
    const published = await s3.publish({ ...files, 'model-00003.safetensors': Buffer.from('x') }, manifestOf(files));
    expectRefusal(await run(env(published)), 14, /error EXTRA: model-00003.safetensors is at .*, but not in the manifest/);
    expect(downloaded()).toEqual(['manifest.sha256']);
  });

  test('wrong digest: nothing but the manifest is downloaded', async () => {
    const { source } = await s3.publish(someWeights());
    expectRefusal(await run(env({ source, digest: 'f'.repeat(64) })), 11, /error DIGEST: the manifest has sha256 [0-9a-f]{64}, f{64} is pinned/);
    expect(downloaded()).toEqual(['manifest.sha256']);
  });

  test('no manifest beside them', async () => {
    const { source } = await s3.publish(someWeights(), '');
    expectRefusal(await run(env({ source, digest: 'f'.repeat(64) })), 13, /error MISSING: manifest.sha256 is not at/);
  });

  test('nothing there', async () => {
    expectRefusal(await run(env({ source: 's3://models/nowhere/', digest: '' })), 13, /error MISSING: no file at/);
  });

  test.each([
    ['a way out', '../../evil'], ['an absolute path', '/tmp/evil'], ['a command', 'x[$(touch evil)]'], ['our own notes', '.llm-serving.marker'],
  ])('a manifest with %s is refused', async (_, name) => {
    const manifest = `# llm-serving manifest v1 files=1 bytes=1\n# size 1\n${sha256('x')}  ${name}\n`;
    const { source, digest } = await s3.publish({}, manifest);
    expectRefusal(await run(env({ source, digest })), 12, /error MANIFEST: illegal file name/);
    expect(readdirSync(volume)).not.toContain('evil');
    expect(existsSync('evil')).toBe(false);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, -20)], ['of another kind', (text: string) => text.replace(/^#.*\n/gm, '')],
    ['with no final line break', (text: string) => text.slice(0, -1)],
  ])('a manifest %s is refused', async (_, spoil) => {
    const files = someWeights();
    const published = await s3.publish(files, spoil(manifestOf(files)));
    expectRefusal(await run(env(published)), 12, /error MANIFEST: /);
  });
});

describe('a bad network', () => {
  test('a cut connection is tried again, and only that file', async () => {
    const published = await s3.publish(someWeights());
    s3.mischief.set(FIRST, { cutAfter: 1000, times: 1 });
    expect(await run(env(published, { AWS_MAX_ATTEMPTS: '1' }))).toMatchObject({ code: 0, error: '' });
    expect(s3.downloads.filter((key) => key.endsWith(FIRST)).length).toBeGreaterThan(1);
    expect(s3.downloads.filter((key) => key.endsWith(SECOND))).toHaveLength(1);
  });

  test('a source that always breaks is given up, with its own words', async () => {
    const published = await s3.publish(someWeights());
    s3.mischief.set(FIRST, { status: 503 });
    const outcome = await run(env(published, { AWS_MAX_ATTEMPTS: '1', LLM_ATTEMPTS: '2' }));
    expectRefusal(outcome, 10, /error SOURCE: cannot read model-00001-of-00002.safetensors after 2 tries: .*503/);
    expect(outcome.out).toContain('retry 1 of 1');
    expect(outcome.error).not.toMatch(/[0-9a-f]{64}/);
  });

  test('a closed door is not knocked at twice', async () => {
    const published = await s3.publish(someWeights());
    s3.mischief.set(FIRST, { status: 403 });
    const outcome = await run(env(published));
    expectRefusal(outcome, 10, /error SOURCE: may not read model-00001-of-00002.safetensors: .*403/);
    expect(outcome.out).not.toContain('retry');
  });

  test('a password in a proxy address is not shown', async () => {
    const { source, digest } = await s3.publish(someWeights());
    const outcome = await run(env({ source, digest }, { AWS_ENDPOINT_URL: 'http://user:opensesame@127.0.0.1:9', LLM_ATTEMPTS: '1', AWS_MAX_ATTEMPTS: '1' }));
    expect(outcome.code).toBe(10);
    expect(outcome.out + outcome.error).not.toContain('opensesame');
  });
});

describe('an interrupted fetch', () => {
  test.each([['SIGTERM', 143], ['SIGINT', 130]] as const)('%s leaves nothing half-usable and no process, and the next run goes on', async (signal, code) => {
    const published = await s3.publish(someWeights());
    s3.mischief.set(FIRST, { bytesPerSecond: 20_000 });
    const first = start(env(published, { LLM_WORKERS: '2', TEST_ID: `interrupted-${signal}` }));
    await Promise.all([SECOND, 'config.json', 'extra folder'].map((name) => first.says(`fetched ${name}`)));
    first.process.kill(signal);
    expectRefusal(await first.done, code, new RegExp(`error ${signal.slice(3)}: stopped by ${signal}; verified files are kept`));
    expect(alive(`TEST_ID=interrupted-${signal}`)).toEqual([]);
    expect(filesOf(`${dest}.partial`).filter((name) => name.includes('.parts') || name === FIRST)).toEqual([]);
    s3.forget();
    expect(await run(env(published))).toMatchObject({ code: 0, error: '' });
    expect(downloaded()).toEqual(['manifest.sha256', FIRST]);
  });

  test('after a kill -9, a dead lock is taken over', async () => {
    const published = await s3.publish(someWeights());
    s3.mischief.set(FIRST, { bytesPerSecond: 20_000 });
    const first = start(env(published, { TEST_ID: 'killed' }));
    await first.says(`fetched ${SECOND}`);
    // the script first, so that it cannot tidy up after its workers
    first.process.kill('SIGKILL');
    spawnSync('kill', ['-KILL', ...alive('TEST_ID=killed')], { stdio: 'ignore' });
    await first.done;
    expect(readdirSync(volume).sort()).toEqual(['model.lock', 'model.partial']);
    s3.forget();
    const outcome = await run(env(published, { LLM_STALE: '3' }));
    expect(outcome).toMatchObject({ code: 0, error: '', out: expect.stringContaining('taken over') });
    expect(downloaded()).not.toContain(SECOND);
  });

  test('a torn or lying journal is not believed', async () => {
    const files = oneShard();
    const published = await s3.publish(files);
    mkdirSync(`${dest}.partial`);
    writeFileSync(`${dest}.partial/${FIRST}`, Buffer.alloc(files[FIRST].length));
    writeFileSync(`${dest}.partial/.llm-serving.journal`, `sha256:${sha256(files[FIRST])} ${sha256(files[FIRST])} ${files[FIRST].length} 1.000000000 ${FIRST}\nsha256:00`);
    expect(await run(env(published))).toMatchObject({ code: 0, error: '' });
    expect(readFileSync(join(dest, FIRST)).equals(files[FIRST])).toBe(true);
  });
});

describe('a full disk', () => {
  beforeEach(() => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', volume]);
  });
  afterEach(() => {
    execFileSync('umount', ['--lazy', volume]);
  });

  test('is seen before anything is downloaded', async () => {
    const published = await s3.publish(someWeights(5));
    expectRefusal(await run(env(published)), 17, /error DISK_FULL: 10485781 bytes are needed at .*, \d+ are free/);
    expect(downloaded()).toEqual(['manifest.sha256']);
  });

  test('is seen when it fills up underway', async () => {
    const published = await s3.publish(someWeights(2));
    s3.mischief.set(FIRST, {
      onFirstBytes: () => {
        try {
          for (;;) appendFileSync(join(volume, 'model.partial/.llm-serving.other'), Buffer.alloc(2 ** 16));
        } catch { /* full */ }
      },
    });
    expectRefusal(await run(env(published)), 17, /error DISK_FULL: no room for /);
    expect(existsSync(dest)).toBe(false);
  });
});

describe('what was served before', () => {
  test('bit rot is found by a full verification, and mended by the next run', async () => {
    const { files, published } = await fetchedOnce();
    const victim = join(dest, FIRST);
    const { atime, mtime } = statSync(victim);
    const rotten = Buffer.from(files[FIRST]);
    rotten[77] ^= 8;
    // the same size and time: only the content tells
    const time = execFileSync('stat', ['-c', '%.9Y', victim], { encoding: 'utf8' }).trim();
    writeFileSync(victim, rotten);
    utimesSync(victim, atime, mtime);
    execFileSync('touch', ['-d', `@${time}`, victim]);
    expect((await run(env(published))).out).toContain('nothing to do');
    expectRefusal(await run(env(published, { LLM_VERIFY: 'full' })), 19, new RegExp(`error BITROT: 1 of 4 files changed since they were verified: ${FIRST};`));
    s3.forget();
    expect(await run(env(published, { LLM_VERIFY: 'full' }))).toMatchObject({ code: 0, error: '' });
    expect(downloaded()).toEqual(['manifest.sha256', FIRST]);
    expect(readFileSync(victim).equals(files[FIRST])).toBe(true);
  });

  test('a file that was added to it is taken out', async () => {
    const { published } = await fetchedOnce();
    writeFileSync(join(dest, 'model-00003.safetensors'), 'x');
    expectRefusal(await run(env(published, { LLM_VERIFY: 'full' })), 19, /changed since they were verified: model-00003.safetensors;/);
    await run(env(published));
    writeFileSync(join(dest, 'model-00003.safetensors'), 'x');
    s3.forget();
    expect(await run(env(published))).toMatchObject({ code: 0, error: '' });
    expect(filesOf(dest)).not.toContain('model-00003.safetensors');
    expect(downloaded()).toEqual(['manifest.sha256']);
  });

  test('a new revision keeps the files that did not change', async () => {
    const { files } = await fetchedOnce();
    const next = await s3.publish({ ...files, 'config.json': Buffer.from('{"model_type":"new"}\n') });
    s3.forget();
    expect(await run(env(next))).toMatchObject({ code: 0, error: '' });
    expect(downloaded()).toEqual(['config.json', 'manifest.sha256']);
  });

  test('a revision that cannot be fetched does not leave the old one to be loaded', async () => {
    await fetchedOnce();
    const { source } = await s3.publish(someWeights());
    expectRefusal(await run(env({ source, digest: '0'.repeat(64) })), 11, /error DIGEST/);
  });

  test('a folder of somebody else is not touched', async () => {
    mkdirSync(dest);
    writeFileSync(join(dest, 'precious'), 'x');
    const outcome = await run(env(await s3.publish(someWeights())));
    expect(outcome).toMatchObject({ code: 18, error: expect.stringMatching(/error LOCAL: .*\/model holds something that this program did not make/) });
    expect(readFileSync(join(dest, 'precious'), 'utf8')).toBe('x');
    expect(readdirSync(volume)).toEqual(['model']);
  });

  test('an empty folder is replaced', async () => {
    mkdirSync(dest);
    expect(await run(env(await s3.publish(oneShard())))).toMatchObject({ code: 0, error: '' });
  });
});

describe('inputs', () => {
  const good = { source: 's3://models/x/', digest: '' };

  test.each([
    ['no source', { LLM_SOURCE: '' }, /LLM_SOURCE must be s3:.*got ''/], ['a prefix without its slash', { LLM_SOURCE: 's3://models/x' }, /must end with \//],
    ['a branch', { LLM_SOURCE: 'hf://org/name@main' }, /LLM_SOURCE must be/], ['a relative destination', { LLM_DEST: 'model' }, /LLM_DEST must be an absolute path/],
    ['the root', { LLM_DEST: '/' }, /LLM_DEST must be/], ['a destination with dots', { LLM_DEST: '/tmp/../etc' }, /LLM_DEST must be/],
    ['a short digest', { LLM_MANIFEST_DIGEST: 'abc' }, /64 hex digits or empty, got 'abc'/], ['no workers', { LLM_WORKERS: '0' }, /from 1 to 9999, got '0'/],
    ['a command as a number', { LLM_WORKERS: 'x[$(id)]' }, /from 1 to 9999/], ['another verification', { LLM_VERIFY: 'fast' }, /'full' or empty, got 'fast'/],
  ])('%s is refused before anything is done', async (_, bad, sentence) => {
    const outcome = await run(env(good, bad));
    expect(outcome).toMatchObject({ code: 2, out: '', error: expect.stringMatching(sentence) });
    expect(readdirSync(volume)).toEqual([]);
  });

  test('a missing program is named', async () => {
    const tools = newFolder();
    symlinkSync('/bin/bash', join(tools, 'bash'));
    expect(await run(env(good, { PATH: tools }))).toMatchObject({ code: 3, error: 'llm-serving-fetch: error TOOL: aws is not on the PATH\n' });
  });
});
