import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, removeFolders, run, start } from './support/fetch';
import { S3StandIn } from './support/s3';
import { oneShard, someWeights } from './support/weights';

jest.setTimeout(120_000);

let s3: S3StandIn;
let volume: string;
let dest: string;

beforeAll(async () => { s3 = await S3StandIn.start(); });
afterAll(() => s3.stop());
beforeEach(() => {
  s3.forget();
  volume = newFolder();
  dest = join(volume, 'sha256-0123456789abcdef');
});
afterEach(removeFolders);

const env = ({ source, digest }: { source: string; digest: string }, more: { [name: string]: string } = {}) =>
  ({ ...s3.env, LLM_SOURCE: source, LLM_DEST: dest, LLM_MANIFEST_DIGEST: digest, ...more });

test('of several machines on one volume one fetches, and those that wait see the folder only when all of it is verified', async () => {
  const files = someWeights(4);
  const published = await s3.publish(files);
  const waiting = [1, 2].map(() => start(env(published, { LLM_WAIT: '60' })));
  await Promise.all(waiting.map((each) => each.says('waiting at most')));
  const fetching = [1, 2].map(() => start(env(published)));
  const outcomes = await Promise.all([...waiting, ...fetching].map(({ done }) => done));
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  // each file once, and the manifest by the one that worked
  expect([...s3.downloads].map((key) => key.replace(/^m\d+\//, '')).sort()).toEqual([...Object.keys(files), 'manifest.sha256'].sort());
  outcomes.slice(0, 2).forEach(({ out }) => expect(out).toMatch(/verified weights are at/));
  expect(readdirSync(volume)).toEqual(['sha256-0123456789abcdef']);
});

/** When anything was last made or taken away on the volume. */
const changesOf = () => [volume, dest].map((folder) => statSync(folder).mtimeMs);

test('who waits writes nothing', async () => {
  const published = await s3.publish(oneShard());
  expect(await run(env(published))).toMatchObject({ code: 0 });
  s3.forget();
  const before = changesOf();
  const { code, out } = await run(env(published, { LLM_WAIT: '5' }));
  expect({ code, downloads: s3.downloads, changes: changesOf() }).toEqual({ code: 0, downloads: [], changes: before });
  expect(out).toMatch(/verified weights are at/);
});

test('who waits for other weights, or in vain, gives up with one sentence', async () => {
  const published = await s3.publish(oneShard());
  expect(await run(env(published))).toMatchObject({ code: 0 });
  for (const [changes, why] of [[{ LLM_MANIFEST_DIGEST: 'a'.repeat(64) }, 'another digest'], [{ LLM_DEST: join(volume, 'nothing') }, 'nothing there']] as const) {
    const { code, error } = await run(env(published, { LLM_WAIT: '1', ...changes }));
    expect({ why, code }).toEqual({ why, code: 21 });
    expect(error.trim()).toMatch(/^llm-serving-fetch: error WAIT: no verified weights at \S+ after 1s: look at the log of the fetch$/);
  }
  expect(existsSync(join(volume, 'nothing'))).toBe(false);
});

test('a wait of no seconds is refused', async () => {
  const published = await s3.publish(oneShard());
  for (const wait of ['0', '-1', 'yes', '1234567']) expect(await run(env(published, { LLM_WAIT: wait }))).toMatchObject({ code: 2 });
});
