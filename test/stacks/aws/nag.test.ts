import { App, Validations } from 'aws-cdk-lib';
import { HIPAASecurityChecks } from 'cdk-nag';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { DEV, givenStack } from '../../support/aws-fixture';
import { givenFolder } from '../../support/run-cli';

const outdir = givenFolder();

test('alarms that notify nobody say why, to a pack that asks for an action of each', () => {
  const app = new App({ outdir, analyticsReporting: false });
  Validations.of(app).addPlugins(new HIPAASecurityChecks(app));
  givenStack(DEV, app);
  // the pack finds more than alarms, and the report tells more than the exception
  expect(() => app.synth()).toThrow(/HIPAA/);
  const { violations, suppressedViolations = [] } = JSON.parse(fs.readFileSync(path.join(outdir, 'validation-report.json'), 'utf8')).pluginReports[0];
  const isOfAction = (name: string): boolean => name.includes('CloudWatchAlarmAction');
  expect(violations.filter(({ ruleName }: { ruleName: string }) => isOfAction(ruleName))).toEqual([]);
  expect(suppressedViolations.filter(({ acknowledgedId }: { acknowledgedId: string }) => isOfAction(acknowledgedId)).length).toBeGreaterThan(10);
});
