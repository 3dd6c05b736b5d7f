// before the framework is loaded: this file pays for the built-in validator
process.env.CDK_VALIDATION = 'true';

import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { load } from '../bin/load';
import { makeApp } from '../bin/make-app';
import { EXAMPLES } from './support/render';
import { givenFolder } from './support/run-cli';
import { ROOT } from './support/sources';

interface PluginReport {
  readonly pluginName: string;
  readonly violations: { readonly ruleName: string; readonly description: string }[];
  readonly suppressedViolations?: { readonly acknowledgedId: string; readonly reason: string }[];
}

const folder = givenFolder();
let reports: PluginReport[] = [];

beforeAll(() => {
  const app = makeApp(EXAMPLES.map((file) => load(path.join(ROOT, file))), path.join(folder, 'cdk.out'));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  try {
    app.synth();
  } catch {
    // the report tells more than the exception
  }
  reports = JSON.parse(fs.readFileSync(path.join(folder, 'cdk.out', 'validation-report.json'), 'utf8')).pluginReports;
}, 60000);

test('every example passes the strict built-in rules and AwsSolutions: the gate counts entries', () => {
  expect(reports.flatMap(({ pluginName, violations }) => violations.map(({ ruleName }) => `${pluginName} ${ruleName}`))).toEqual([]);
});

test('every exception has a reason', () => {
  const accepted = reports.flatMap(({ suppressedViolations = [] }) => suppressedViolations);
  expect(accepted.length).toBeGreaterThan(5);
  expect(accepted.filter(({ reason }) => (reason ?? '').length < 30)).toEqual([]);
});
