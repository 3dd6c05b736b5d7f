import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Report } from '../lib/review/report';
import { EXAMPLES, filesBelow, synthTo } from './support/render';
import { givenFolder } from './support/run-cli';
import { strangeMetrics, strangeSelectors, watchedServices } from './support/signal-law';
import { ROOT } from './support/sources';
import { metricsOf, queriesOf } from './support/rendered-metrics';

const folder = givenFolder();
const out = path.join(folder, 'out');
const GOLDEN = path.join(ROOT, 'test', 'goldens');

const NAMES = EXAMPLES.map((file) => path.basename(file));

beforeAll(async () => {
  const cwd = process.cwd();
  process.chdir(path.join(ROOT, 'examples'));
  const { code, err } = await synthTo(out, ...NAMES).finally(() => process.chdir(cwd));
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

const reports = once((): Report[] => [...filesBelow(path.join(out, 'review')).values()].map((text) => JSON.parse(text)));
const templates = once((): [string, any][] => [...filesBelow(path.join(out, 'cdk.out'))].filter(([name]) => name.endsWith('.template.json')).map(([name, text]) => [name, JSON.parse(text)]));
const outputs = once(() => filesBelow(out));

test('every example is rendered without an error', () => {
  expect(reports()).toHaveLength(EXAMPLES.length);
  expect(reports().flatMap(({ deployment, findings }) => findings.filter(({ severity }) => severity === 'error').map(({ code }) => [deployment, code]))).toEqual([]);
});

const GOVERNED = [['intake.template.json', 'AWS::AutoScaling::AutoScalingGroup'], ['desk-ecs.template.json', 'AWS::ECS::Service']] as const;

test.each(GOVERNED)('a governed account gets nothing that it has already: %s', (file, made) => {
  const types = Object.values<any>(Object.fromEntries(templates())[file].Resources).map(({ Type }) => Type);
  const had = ['EC2::VPC', 'EC2::Subnet', 'EC2::NatGateway', 'EC2::InternetGateway', 'EC2::RouteTable', 'ElasticLoadBalancingV2::LoadBalancer', 'ElasticLoadBalancingV2::Listener', 'S3::Bucket', 'KMS::Key', 'SNS::Topic', 'Logs::LogGroup', 'ECS::Cluster', 'ECS::CapacityProvider'];
  expect(types.filter((type) => had.includes(type.slice('AWS::'.length)))).toEqual([]);
  expect(types).toEqual(expect.arrayContaining(['AWS::ElasticLoadBalancingV2::ListenerRule', made]));
});

test.each(GOVERNED)('a governed account sees boundaries and names of its pattern: %s', (file) => {
  const { Resources } = Object.fromEntries(templates())[file];
  const roles = Object.values<any>(Resources).filter(({ Type }) => Type === 'AWS::IAM::Role');
  expect(roles.length).toBeGreaterThan(0);
  expect(roles.filter(({ Properties }) => Properties.PermissionsBoundary !== 'arn:aws:iam::111122223333:policy/acme-boundary' || !Properties.RoleName.startsWith('acme-'))).toEqual([]);
});

test('on every platform of every example the same is served in the same way', () => {
  const rows = reports().flatMap(({ deployment, services }) => services.flatMap(({ parity }) => parity.map((row) => ({ deployment, ...row }))));
  expect(rows.length).toBeGreaterThanOrEqual(EXAMPLES.length * 11);
  expect(rows.filter(({ equal }) => !equal)).toEqual([]);
  expect(rows.filter(({ values }) => Object.keys(values).length < 2)).toEqual([]);
});

test('a report says where the platforms part, with the reason', () => {
  const notes = reports().flatMap(({ services }) => services.flatMap((service) => service.notes));
  expect(notes.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['network policies', 'egress']));
  expect(notes.filter(({ reason }) => reason.length < 30)).toEqual([]);
});

test('a report names every file with the digest of its bytes', () => {
  const { files } = reports().find(({ deployment }) => deployment === 'chat') as Report;
  expect(files.map((file) => file.path)).toContain('cdk.out/chat.template.json');
  expect(files.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
});

test('no secret and no key stands in any output', () => {
  const words = [...outputs()].filter(([, text]) => /AKIA[A-Z0-9]{16}|hf_[A-Za-z0-9]{20}|-----BEGIN/.test(text));
  expect(words.map(([name]) => name)).toEqual([]);
});

test('no path of this machine stands in any output', () => {
  // a report names files as the user named them
  const paths = [...outputs()].filter(([name]) => !name.startsWith('review')).filter(([, text]) => text.includes(ROOT) || /\bat [^"]*\.(ts|js):\d+/.test(text));
  expect(paths.map(([name]) => name)).toEqual([]);
});

test('templates stay within the limits of CloudFormation', () => {
  for (const [, template] of templates()) {
    const text = JSON.stringify(template);
    expect(Object.keys(template.Resources).length).toBeLessThanOrEqual(500);
    expect(text.length).toBeLessThanOrEqual(1_000_000);
    expect(text.match(/\{\{resolve:/g) ?? []).toHaveLength(0);
  }
});

test('every metric of every alarm, rule, scaler, dashboard and agent is a signal of that version of the engine', () => {
  const services = watchedServices(EXAMPLES);
  const metrics = templates().map(([name, template]) => [name, metricsOf(template)] as const);
  const manifests = [...outputs()].filter(([name]) => /^(k8s|eks)\/.*\.yaml$/.test(name));
  const queries = [...new Set(manifests.map(([name]) => name.split('/')[1]))].map((deployment) => ({
    of: services.filter((service) => service.deployment === deployment),
    asked: queriesOf(manifests.filter(([name]) => name.split('/')[1] === deployment).map(([, text]) => text).join('\n---\n')),
  }));
  expect(metrics.flatMap(([name, watched]) => strangeMetrics(watched, services).map((metric) => [name, metric]))).toEqual([]);
  expect(queries.flatMap(({ asked, of }) => strangeSelectors(asked, of))).toEqual([]);
  expect(metrics.filter(([, watched]) => watched.length > 0).length).toBeGreaterThan(5);
  expect(queries.flatMap(({ asked }) => asked.queries).length).toBeGreaterThan(EXAMPLES.length);
});

test('logical ids are a promise', () => {
  const ids = Object.fromEntries(templates().map(([name, { Resources }]) => [name, Object.entries<any>(Resources).filter(([, { Type }]) => Type !== 'AWS::SSM::Parameter').map(([id, { Type }]) => `${Type} ${id}`).sort()]));
  const file = path.join(GOLDEN, 'logical-ids.json');
  if (process.env.UPDATE_GOLDENS) fs.writeFileSync(file, `${JSON.stringify(ids, null, 2)}\n`);
  expect(ids).toEqual(JSON.parse(fs.readFileSync(file, 'utf8')));
});

test('object names are a promise', () => {
  const names = [...outputs()].filter(([name]) => /^(k8s|eks)\//.test(name)).map(([name, text]) => `${name.replace(/^k8s\//, '')}: ${[...text.matchAll(/^ {2}name: (.+)$/gm)].map(([, object]) => object.replace(/-[0-9a-f]{8,}$/, '-<digest>')).join(', ')}`);
  const file = path.join(GOLDEN, 'object-names.json');
  if (process.env.UPDATE_GOLDENS) fs.writeFileSync(file, `${JSON.stringify(names, null, 2)}\n`);
  expect(names).toEqual(JSON.parse(fs.readFileSync(file, 'utf8')));
});

test('the same description gives the same bytes in another process, folder, time zone, locale and with credentials', () => {
  const runner = path.join(ROOT, 'test', 'support', 'synth-process.cjs');
  const other = path.join(folder, 'elsewhere');
  const target = path.join(folder, 'out-elsewhere');
  fs.mkdirSync(other);
  NAMES.forEach((name) => fs.copyFileSync(path.join(ROOT, 'examples', name), path.join(other, name)));
  const environment = {
    PATH: process.env.PATH, TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', CDK_VALIDATION: 'false', HOME: other, USER: 'somebody',
    AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'y', AWS_REGION: 'eu-central-1', CDK_DEFAULT_REGION: 'eu-central-1', CDK_DEFAULT_ACCOUNT: '999999999999', CDK_DISABLE_STACK_TRACE: '', NODE_ENV: 'production',
  };
  execFileSync(process.execPath, [runner, 'synth', ...NAMES, '--out', target], { cwd: other, env: environment, stdio: 'pipe' });
  const [here, there] = [outputs(), filesBelow(target)];
  expect([...there.keys()]).toEqual([...here.keys()]);
  expect([...here].filter(([name, text]) => there.get(name) !== text).map(([name]) => name)).toEqual([]);
});

/** What nobody changes is read once. */
function once<T>(read: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= read());
}
