import { App, Validations, type IPolicyValidationPlugin } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Exposure, Profile } from '../../../lib/deployment/enums';
import { SharedStorageKind } from '../../../lib/deployment/storage-props';
import { givenObservability, ROUTES } from '../../support/notifications';
import { givenEngine, givenReplica } from '../../support/replica';
import { CAPACITY_CASES, DEV, givenInput, givenStack, IMPORTS, withStandby, type GivenAws } from '../../support/aws-fixture';
import { ELASTIC, givenEcsStack } from '../../support/ecs-fixture';
import { EKS_CASES, givenEksStack } from '../../support/eks-fixture';

interface Report {
  readonly pluginReports: { readonly pluginName: string; readonly violations: { ruleName: string }[]; readonly suppressedViolations?: { readonly reason: string; readonly acknowledgedId: string }[] }[];
}

const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';

const CASES: [string, GivenAws][] = [
  ['development', DEV],
  ['production', {}],
  ['regulated, with imports', { deployment: { profile: Profile.REGULATED, aws: { region: 'us-east-1', imports: IMPORTS } } }],
  ['public', { access: { exposure: Exposure.PUBLIC, certificate: CERTIFICATE } }],
  ...[SharedStorageKind.EFS, SharedStorageKind.FSX_LUSTRE].map((kind): [string, GivenAws] => [`production that shares ${kind}`, { service: { storage: { ...givenInput().service.storage, shared: { kind } } }, plan: { weights: { ...givenInput().plan.weights, shared: kind } } }]),
  ['without a load balancer', { access: { exposure: Exposure.NONE } }],
  ['production that tells everybody', { service: { observability: givenObservability({ notifications: ROUTES }) } }],
  ['with a standby', withStandby()],
  ['without internet', { deployment: { site: { internet: false } } }],
  ...CAPACITY_CASES,
  ['production from a private registry', { input: { replica: givenReplica({ engine: givenEngine({ image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/engine:1' }) }) } }],
];

const TASKS: [string, GivenAws][] = [
  ['production', { plan: { replicas: 2, scaling: ELASTIC } }],
  ['regulated, with imports and a cluster', { deployment: { profile: Profile.REGULATED, aws: { region: 'us-east-1', imports: { ...IMPORTS, cluster: { name: 'shared' } } } } }],
];

function nagReport(given: GivenAws, make: (given: GivenAws, app: App) => unknown = givenStack, Pack: new (app: App) => IPolicyValidationPlugin = AwsSolutionsChecks): Report {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'nag-'));
  const app = new App({ outdir, analyticsReporting: false });
  Validations.of(app).addPlugins(new Pack(app));
  make(given, app);
  try {
    app.synth();
  } catch {
    // the report tells more than the exception
  }
  return JSON.parse(fs.readFileSync(path.join(outdir, 'validation-report.json'), 'utf8'));
}

test.each(CASES)('a service in %s leaves no finding of AwsSolutions open', (_, given) => {
  expect(nagReport(given).pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
});

test('alarms that notify nobody say why, to a pack that asks for an action of each', () => {
  const { violations, suppressedViolations = [] } = nagReport(DEV, givenStack, HIPAASecurityChecks).pluginReports[0];
  expect(violations.filter(({ ruleName }) => ruleName.includes('CloudWatchAlarmAction'))).toEqual([]);
  expect(suppressedViolations.filter(({ acknowledgedId }) => acknowledgedId.includes('CloudWatchAlarmAction')).length).toBeGreaterThan(10);
});

test.each(TASKS)('tasks in %s leave none open either, and each accepted one has a reason', (_, given) => {
  const { pluginReports } = nagReport(given, givenEcsStack);
  expect(pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
  expect(pluginReports.flatMap(({ suppressedViolations = [] }) => suppressedViolations).filter(({ reason }) => reason.length < 30)).toEqual([]);
});

test('services on EKS leave none open either, and accept what EKS demands with a reason', () => {
  const { pluginReports } = nagReport({}, (_, app) => Object.entries(EKS_CASES).forEach(([words, given]) => givenEksStack(given, app, words)));
  expect(pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
  const reasons = pluginReports.flatMap(({ suppressedViolations = [] }) => suppressedViolations).map(({ reason }) => reason);
  expect(reasons.filter((reason) => reason.startsWith('EKS demands')).length).toBeGreaterThan(5);
  expect(reasons.filter((reason) => reason.length < 30)).toEqual([]);
});

test('every accepted finding has a reason of its own', () => {
  const accepted = nagReport({}).pluginReports.flatMap(({ suppressedViolations = [] }) => suppressedViolations);
  expect(accepted.length).toBeGreaterThan(5);
  expect(accepted.filter(({ reason }) => reason.length < 30)).toEqual([]);
});

test('the pack really runs: a bucket without a policy is found', () => {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'nag-'));
  const app = new App({ outdir });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const { stack } = givenStack(DEV, app);
  new CfnBucket(stack, 'Bare');
  expect(() => app.synth()).toThrow(/AwsSolutions/);
});
