import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { deploymentText } from '../support/deployment-text';
import { givenFile, givenFolder, runCli } from '../support/run-cli';

const folder = givenFolder();
const file = givenFile(folder, 'chat.yaml', deploymentText({ extra: 'environments: { staging: { scaling: { min: 2, max: 2 } } }' }));

test('plan tells what was decided and why, for people', async () => {
  const { code, out } = await runCli('plan', file);
  expect(code).toBe(0);
  expect(out).toMatch(/left for the KV cache/);
  expect(out).toMatch(/not stream: a stream cannot be verified/);
});

test('platforms that start alike share a table, and each costs by itself', async () => {
  const { out } = await runCli('plan', givenFile(folder, 'alike.yaml', deploymentText({ replace: { platforms: 'platforms: [ec2, ecs, kubernetes]' } })));
  expect(out.match(/start on [a-z0-9, ]+?(?= +│)/g)).toEqual(['start on ec2, ecs', 'start on kubernetes']);
  expect(out).toMatch(/a month \(us-east-1\), on each of ec2, ecs, kubernetes/);
});

test('plan --json is the plan as data', async () => {
  const { code, out } = await runCli('plan', file, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out).services[0]).toMatchObject({ service: 'chat', cut: { tensorParallel: 1 }, cost: { usdPerInstanceHour: 2.24208 } });
});

test('an environment is merged in', async () => {
  const { out } = await runCli('plan', file, '-e', 'staging', '--json');
  expect(JSON.parse(out).services[0].replicas).toBe(2);
});

test('an unknown environment is refused with the nearest name', async () => {
  const { code, out } = await runCli('check', file, '-e', 'stagin');
  expect(code).toBe(1);
  expect(out).toMatch(/ENVIRONMENT_UNKNOWN[\s\S]*did you mean staging\?/);
});

test('a locked plan is obeyed until it is written again', async () => {
  const locked = givenFile(folder, 'locked.yaml', deploymentText());
  expect((await runCli('plan', locked, '--write')).code).toBe(0);
  const lockFile = `${locked}.lock.json`;
  const lock = JSON.parse(fs.readFileSync(lockFile, 'utf8'));
  lock.services.chat.plan.maxSequences = 7;
  fs.writeFileSync(lockFile, JSON.stringify(lock));
  const { out } = await runCli('check', locked);
  expect(out).toMatch(/LOCK_DRIFT[\s\S]*maxSequences is locked at 7/);
  await runCli('synth', locked, '--out', path.join(folder, 'obeyed'));
  expect(fs.readFileSync(path.join(folder, 'obeyed', 'k8s', 'chat', '60-deployment.yaml'), 'utf8')).toMatch(/--max-num-seqs\s+- "7"/);
  await runCli('plan', locked, '--write');
  expect((await runCli('check', locked)).out).not.toMatch(/LOCK_DRIFT/);
});

test('each environment has a lock of its own', async () => {
  const locked = givenFile(folder, 'both.yaml', deploymentText({ extra: 'environments: { staging: { scaling: { min: 2, max: 2 } } }' }));
  const checked = async (...argv: string[]): Promise<string> => (await runCli('check', locked, ...argv)).out;
  expect((await runCli('plan', locked, '--write')).out).toContain(`locked in ${locked}.lock.json`);
  expect((await runCli('plan', locked, '-e', 'staging', '--write')).out).toContain(`locked in ${locked}.staging.lock.json`);
  expect([await checked(), await checked('-e', 'staging')].join()).not.toContain('LOCK_');
  fs.writeFileSync(locked, deploymentText({ extra: 'environments: { staging: { scaling: { min: 3, max: 3 } } }' }));
  expect(await checked()).not.toContain('LOCK_');
  expect(await checked('-e', 'staging')).toMatch(/LOCK_STALE[\s\S]*`llm-serving plan FILE -e staging`/);
});

test('the remedy for the lock of an environment names the environment', async () => {
  const locked = givenFile(folder, 'third.yaml', fs.readFileSync(file, 'utf8'));
  givenFile(folder, 'third.yaml.staging.lock.json', '[]');
  expect(await runCli('check', locked, '-e', 'staging')).toMatchObject({ code: 2, err: expect.stringContaining('`llm-serving plan FILE -e staging --write`') });
  expect((await runCli('check', file)).code).toBe(0);
});

test('a lock that is no lock is one clear line', async () => {
  const odd = givenFile(folder, 'odd.yaml', deploymentText());
  givenFile(folder, 'odd.yaml.lock.json', '[]');
  const { code, err } = await runCli('check', odd);
  expect(code).toBe(2);
  expect(err).toMatch(/is no lock/);
});

test('a manifest lists every file and its digest is that of the list', async () => {
  const weights = path.join(folder, 'weights');
  fs.mkdirSync(weights);
  givenFile(weights, 'config.json', '{}');
  const list = path.join(folder, 'manifest.sha256');
  const { code, out } = await runCli('manifest', weights, '--out', list, '--json');
  const text = fs.readFileSync(list, 'utf8');
  expect(code).toBe(0);
  expect(text).toContain(`${createHash('sha256').update('{}').digest('hex')}  config.json`);
  expect(JSON.parse(out).manifest).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
});

test('a listing of versions becomes a list under its own name', async () => {
  const list = path.join(folder, 'versions.txt');
  const listing = givenFile(folder, 'listing.json', JSON.stringify({ Versions: [{ Key: 'm/a', Size: 1, VersionId: 'v1', ETag: '"e"', IsLatest: true }] }));
  const { code, out } = await runCli('manifest', listing, '--prefix', 'm/', '--out', list);
  const text = fs.readFileSync(list, 'utf8');
  expect(code).toBe(0);
  expect(text).toContain('1 v1 e - a\n');
  expect(out).toContain('beside the weights as object-versions.txt');
  expect(out).toContain(`integrity: { versions: "sha256:${createHash('sha256').update(text).digest('hex')}" }`);
});

test.each([
  ['s3://acme/m/r7', 'aws s3 cp --recursive s3://acme/m/r7/ weights', 'aws s3api list-object-versions --bucket acme --prefix m/r7/ > listing.json', 'llm-serving manifest listing.json --prefix m/r7/`'],
  ['s3://acme', 'aws s3 cp --recursive s3://acme/ weights', 'aws s3api list-object-versions --bucket acme > listing.json', 'llm-serving manifest listing.json`'],
])('a manifest of %s is refused with the commands that bring what is wanted', async (address, ...commands) => {
  const { code, err } = await runCli('manifest', address);
  expect(code).toBe(2);
  expect(err).toContain('a folder or a JSON listing is wanted');
  commands.forEach((command) => expect(err).toContain(command));
});

test('help names every command and every exit code', async () => {
  const { code, out } = await runCli('--help');
  expect(code).toBe(0);
  expect(out).toMatch(/plan[\s\S]*check[\s\S]*synth[\s\S]*manifest[\s\S]*130 interrupted/);
});

test.each(['[]', '{"lockVersion":99,"services":null}'])('the lock %s is refused in one line', async (text) => {
  const odd = givenFile(folder, 'odd2.yaml', deploymentText());
  givenFile(folder, 'odd2.yaml.lock.json', text);
  expect(await runCli('check', odd)).toMatchObject({ code: 2, err: expect.stringMatching(/is no lock/) });
});

test('a device is no deployment', async () => {
  expect(await runCli('check', '/dev/zero')).toMatchObject({ code: 2, err: expect.stringMatching(/is no plain file/) });
});

test('services without a service are refused', async () => {
  const empty = givenFile(folder, 'empty.yaml', deploymentText({ extra: 'services: {}' }));
  expect(await runCli('check', empty)).toMatchObject({ code: 1, out: expect.stringMatching(/SERVICE_MISSING/) });
});

test('a manifest that cannot be written leaves nothing', async () => {
  const { code } = await runCli('manifest', path.join(folder, 'weights'), '--out', folder);
  expect(code).toBe(2);
  expect(fs.existsSync(`${folder}.partial`)).toBe(false);
});
