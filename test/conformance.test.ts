// before the framework is loaded: this one file pays for the built-in validator
process.env.CDK_VALIDATION = 'true';

import { App, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { load } from '../bin/load';
import { addStacks } from '../bin/make-app';
import { alertFiguresOf } from '../lib/deployment/alert-figures';
import { CapacityKind } from '../lib/deployment/capacity-props';
import { Exposure, Profile, WeightsCache, WeightsLoad } from '../lib/deployment/enums';
import { AlertSeverity } from '../lib/deployment/notification-props';
import { SharedStorageKind } from '../lib/deployment/storage-props';
import { RolloutStrategy } from '../lib/deployment/rollout-props';
import { givenObservability, ROUTES } from './support/notifications';
import { CAPACITY_CASES, DEV, givenStack, IMPORTS, withStandby, type GivenAws } from './support/aws-fixture';
import { ELASTIC, givenEcsStack } from './support/ecs-fixture';
import { LOGIN } from './support/login';
import { EXAMPLES } from './support/render';
import { givenEngine, givenPlan, givenReplica, givenService } from './support/replica';
import { EKS_CASES, givenEksStack } from './support/eks-fixture';
import { ROOT } from './support/sources';

interface StackViolation {
  readonly pluginName?: string;
  readonly ruleName: string;
  readonly description: string;
  readonly violatingConstructs: { readonly constructPath: string }[];
}

interface PluginReport {
  readonly pluginName: string;
  readonly violations: StackViolation[];
  readonly suppressedViolations?: (StackViolation & { readonly acknowledgedId: string; readonly reason: string })[];
}

/** Findings that were looked at and are wrong, by rule and construct, with the reason. */
const REVIEWED: { rule: string; construct: RegExp; reason: string }[] = [
  // aws-eks-v2 of the same version writes it too, and Control Tower (CT.EKS.PR.2) asks for it
  { rule: 'W9009', construct: /^new\w+-eks\/Serving\/Cluster\/Resource$/, reason: 'the property that says that secrets are encrypted is called deprecated, and nothing takes its place' },
];

const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';

const TOLD: GivenAws = {
  service: { observability: givenObservability({ notifications: ROUTES, alerts: alertFiguresOf({ budgetUsdPerMonth: 5000 }), quietHours: [{ days: ['sat'], from: '00:00', to: '00:00', timeZone: 'UTC', severities: [AlertSeverity.TICKET] }] }) },
};

const shares = (kind: SharedStorageKind): GivenAws => ({
  service: { storage: { ...givenService().storage, shared: { kind } } }, plan: { weights: { ...givenPlan().weights, shared: kind } },
});

const PRIVATE_IMAGE = givenReplica({ engine: givenEngine({ image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/engine:1' }) });

// each stack costs the validator a third of a second: what does not touch stands in one
const CASES: [string, GivenAws][] = [
  ['development', DEV],
  ['production', {}],
  ['regulated, with imports', { deployment: { profile: Profile.REGULATED, aws: { region: 'us-east-1', imports: IMPORTS, permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary', namePrefix: 'acme-' } } }],
  ['public, with a standby', { ...withStandby(), access: { exposure: Exposure.PUBLIC, certificate: CERTIFICATE } }],
  ['with a login', { access: { exposure: Exposure.PUBLIC, certificate: CERTIFICATE, apiKeySecret: undefined, login: LOGIN } }],
  ['without a load balancer and internet', { access: { exposure: Exposure.NONE }, deployment: { site: { internet: false } } }],
  ['with S3 Files that is made', { service: { storage: { load: WeightsLoad.MOUNTED, cache: WeightsCache.EPHEMERAL, accessMode: 'ReadWriteOnce', shared: { kind: SharedStorageKind.S3_FILES } } } }],
  ['that shares EFS, from a private registry', { ...shares(SharedStorageKind.EFS), input: { replica: PRIVATE_IMAGE } }],
  ['that shares FSx for Lustre', shares(SharedStorageKind.FSX_LUSTRE)],
  ...CAPACITY_CASES,
  ['that tells everybody', TOLD],
  ['in a region whose zones nobody knows', { deployment: { aws: { region: 'ap-south-2' } } }],
];

const REGULATED: GivenAws = CASES[2][1];

const TASKS: [string, GivenAws][] = [
  ['development', DEV],
  ['production that follows its load', { plan: { replicas: 2, scaling: ELASTIC }, service: { spareAccelerator: true } }],
  ['regulated, with imports, shifted in steps', { ...REGULATED, service: { spareAccelerator: true, rollout: { strategy: RolloutStrategy.LINEAR, share: 0.2, bakeSeconds: 300 } } }],
  ['in development that tell everybody', { ...DEV, ...TOLD }],
  ['in a cluster that exists, without a load balancer', { access: { exposure: Exposure.NONE }, deployment: { aws: { region: 'us-east-1', imports: { ...IMPORTS, cluster: { name: 'shared', capacityProvider: 'gpus' } } } } }],
  ['without internet, on spot machines above a floor', { deployment: { site: { internet: false } }, plan: { replicas: 3 }, service: { capacity: [{ kind: CapacityKind.ON_DEMAND, replicas: 1 }, { kind: CapacityKind.SPOT }] } }],
];

/** What is said of every example and every case: stacks of one app, for the validator is slow to start. */
function reportsOf(cases: readonly GivenAws[]): PluginReport[] {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-'));
  const app = new App({ outdir, analyticsReporting: false, postCliContext: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  EXAMPLES.forEach((file) => addStacks(app, load(path.join(ROOT, file))));
  cases.forEach((given, index) => givenStack(given, app, `case-${index}`));
  new CfnBucket(app.node.findChild(`case-${cases.length - 1}`), 'Bare');
  Object.entries(EKS_CASES).forEach(([words, given]) => givenEksStack(given, app, words));
  TASKS.forEach(([, given], index) => givenEcsStack(given, app, `tasks-${index}`));
  try {
    app.synth();
  } catch {
    // the report tells more than the exception
  }
  const report = JSON.parse(fs.readFileSync(path.join(outdir, 'validation-report.json'), 'utf8'));
  fs.rmSync(outdir, { recursive: true });
  return report.pluginReports;
}

const isReviewed = ({ ruleName, violatingConstructs }: StackViolation): boolean =>
  REVIEWED.some(({ rule, construct }) => ruleName.startsWith(rule) && violatingConstructs.every(({ constructPath }) => construct.test(constructPath)));

const WRONG: GivenAws = { deployment: { profile: Profile.DEV, aws: { region: 'us-east-1', logRetentionDays: 4 } } };

let reports: PluginReport[];
/** What the built-in rules and AwsSolutions say of any stack, but for what was looked at. */
let found: StackViolation[];

beforeAll(() => {
  reports = reportsOf([...CASES.map(([, given]) => given), WRONG]);
  found = reports.flatMap(({ pluginName, violations }) => violations.map((violation) => ({ ...violation, pluginName }))).filter((violation) => !isReviewed(violation));
}, 60000);

const NO_EXAMPLE = new RegExp(`^(case-|tasks-|(${Object.keys(EKS_CASES).join('|')})-eks/)`);
// what names no construct is counted too
const isOfExample = ({ violatingConstructs }: StackViolation): boolean => violatingConstructs.length === 0 || violatingConstructs.some(({ constructPath }) => !NO_EXAMPLE.test(constructPath));
const violationsIn = (stack: string): StackViolation[] => found.filter(({ violatingConstructs }) => violatingConstructs.some(({ constructPath }) => constructPath.startsWith(`${stack}/`)));

test('every example passes the strict built-in rules and AwsSolutions: the gate counts entries', () => {
  expect(reports.flatMap(({ pluginName, violations }) => violations.filter(isOfExample).map(({ ruleName }) => `${pluginName} ${ruleName}`))).toEqual([]);
});

test('every exception has a reason', () => {
  const accepted = reports.flatMap(({ suppressedViolations = [] }) => suppressedViolations);
  expect(accepted.filter(isOfExample).length).toBeGreaterThan(5);
  expect(accepted.filter(({ reason }) => (reason ?? '').length < 30)).toEqual([]);
  expect(accepted.filter(({ reason }) => reason.startsWith('EKS demands')).length).toBeGreaterThan(5);
});

test.each(Object.keys(EKS_CASES))('a service on EKS, %s, passes the strict built-in rules and AwsSolutions, warnings about values included', (words) => {
  expect(violationsIn(`${words}-eks`)).toEqual([]);
});

test.each(CASES.map(([name], index) => ({ name, index })))('a service $name passes the strict built-in rules and AwsSolutions, warnings about values included', ({ index }) => {
  expect(violationsIn(`case-${index}`)).toEqual([]);
});

test.each(TASKS.map(([name], index) => ({ name, index })))('tasks $name pass them too', ({ index }) => {
  expect(violationsIn(`tasks-${index}`)).toEqual([]);
});

test('both really run: a wrong value and a bucket without a policy are found, and nothing is found that belongs to no case', () => {
  const wrong = violationsIn(`case-${CASES.length}`);
  expect([...new Set(wrong.map(({ pluginName }) => pluginName))].sort()).toEqual(reports.map(({ pluginName }) => pluginName).sort());
  expect(found.length).toBe(wrong.length);
});
