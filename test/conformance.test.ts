// before the framework is loaded: this one file pays for the built-in validator
process.env.CDK_VALIDATION = 'true';

import { App, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { load } from '../bin/load';
import { addStacks } from '../bin/make-app';
import { CapacityKind } from '../lib/deployment/capacity-props';
import { Exposure, Profile, WeightsCache, WeightsLoad } from '../lib/deployment/enums';
import { SharedStorageKind } from '../lib/deployment/storage-props';
import { RolloutStrategy } from '../lib/deployment/rollout-props';
import { CAPACITY_CASES, DEV, givenStack, IMPORTS, type GivenAws } from './support/aws-fixture';
import { ELASTIC, givenEcsStack } from './support/ecs-fixture';
import { LOGIN } from './support/login';
import { EXAMPLES } from './support/render';
import { EKS_CASES, givenEksStack } from './support/eks-fixture';
import { ROOT } from './support/sources';

interface StackViolation {
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

const CASES: [string, GivenAws][] = [
  ['development', DEV],
  ['production', {}],
  ['regulated, with imports', { deployment: { profile: Profile.REGULATED, aws: { region: 'us-east-1', imports: IMPORTS, permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary', namePrefix: 'acme-' } } }],
  ['public', { access: { exposure: Exposure.PUBLIC, certificate: CERTIFICATE } }],
  ['with a login', { access: { exposure: Exposure.PUBLIC, certificate: CERTIFICATE, apiKeySecret: undefined, login: LOGIN } }],
  ['without a load balancer', { access: { exposure: Exposure.NONE } }],
  ['with S3 Files that is made', { service: { storage: { load: WeightsLoad.MOUNTED, cache: WeightsCache.EPHEMERAL, accessMode: 'ReadWriteOnce', shared: { kind: SharedStorageKind.S3_FILES } } } }],
  ['without internet', { deployment: { site: { internet: false } } }],
  ...CAPACITY_CASES,
  ['in a region whose zones nobody knows', { deployment: { aws: { region: 'ap-south-2' } } }],
];

const REGULATED: GivenAws = CASES[2][1];

const TASKS: [string, GivenAws][] = [
  ['development', DEV],
  ['production that follows its load', { plan: { replicas: 2, scaling: ELASTIC }, service: { spareAccelerator: true } }],
  ['regulated, with imports, shifted in steps', { ...REGULATED, service: { spareAccelerator: true, rollout: { strategy: RolloutStrategy.LINEAR, share: 0.2, bakeSeconds: 300 } } }],
  ['in a cluster that exists', { deployment: { aws: { region: 'us-east-1', imports: { ...IMPORTS, cluster: { name: 'shared', capacityProvider: 'gpus' } } } } }],
  ['without a load balancer', { access: { exposure: Exposure.NONE } }],
  ['without internet, on spot machines above a floor', { deployment: { site: { internet: false } }, plan: { replicas: 3 }, service: { capacity: [{ kind: CapacityKind.ON_DEMAND, replicas: 1 }, { kind: CapacityKind.SPOT }] } }],
];

/** What is said of every example and every case: stacks of one app, for the validator is slow to start. */
function reportsOf(cases: readonly GivenAws[]): PluginReport[] {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-'));
  const app = new App({ outdir, analyticsReporting: false, postCliContext: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  EXAMPLES.forEach((file) => addStacks(app, load(path.join(ROOT, file))));
  cases.forEach((given, index) => givenStack(given, app, `case-${index}`));
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

const WRONG: GivenAws = { deployment: { aws: { region: 'us-east-1', logRetentionDays: 4 } } };

let reports: PluginReport[];
/** What the built-in rules say of any stack. */
let found: StackViolation[];

beforeAll(() => {
  reports = reportsOf([...CASES.map(([, given]) => given), WRONG]);
  found = reports.filter(({ pluginName }) => pluginName === CloudFormationValidatePlugin.PLUGIN_NAME).flatMap(({ violations }) => violations);
}, 60000);

const NO_EXAMPLE = new RegExp(`^(case-|tasks-|(${Object.keys(EKS_CASES).join('|')})-eks/)`);
// what names no construct is counted too
const isOfExample = ({ violatingConstructs }: StackViolation): boolean => violatingConstructs.length === 0 || violatingConstructs.some(({ constructPath }) => !NO_EXAMPLE.test(constructPath));

test('every example passes the strict built-in rules and AwsSolutions: the gate counts entries', () => {
  expect(reports.flatMap(({ pluginName, violations }) => violations.filter(isOfExample).map(({ ruleName }) => `${pluginName} ${ruleName}`))).toEqual([]);
});

test('every exception has a reason', () => {
  const accepted = reports.flatMap(({ suppressedViolations = [] }) => suppressedViolations).filter(isOfExample);
  expect(accepted.length).toBeGreaterThan(5);
  expect(accepted.filter(({ reason }) => (reason ?? '').length < 30)).toEqual([]);
});

const violationsIn = (index: number, kind = 'case'): StackViolation[] => found.filter(({ violatingConstructs }) => violatingConstructs.some(({ constructPath }) => constructPath.startsWith(`${kind}-${index}/`)));

test.each(Object.keys(EKS_CASES))('a service on EKS, %s, passes the strict built-in rules, warnings about values included', (words) => {
  expect(found.filter(({ violatingConstructs }) => violatingConstructs.some(({ constructPath }) => constructPath.startsWith(`${words}-eks/`))).filter((violation) => !isReviewed(violation))).toEqual([]);
});

test.each(CASES.map(([name], index) => ({ name, index })))('a service $name passes the strict built-in rules, warnings about values included', ({ index }) => {
  expect(violationsIn(index).filter((violation) => !isReviewed(violation))).toEqual([]);
});

test.each(TASKS.map(([name], index) => ({ name, index })))('tasks $name pass them too', ({ index }) => {
  expect(violationsIn(index, 'tasks').filter((violation) => !isReviewed(violation))).toEqual([]);
});

test('the validator really runs: a wrong value is found, and nothing is found that belongs to no case', () => {
  expect(violationsIn(CASES.length).length).toBeGreaterThan(0);
  expect(found.filter((violation) => !isReviewed(violation)).length).toBe(violationsIn(CASES.length).length);
});
