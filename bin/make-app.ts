import { App } from 'aws-cdk-lib';
import { toldIn } from '../lib/platform/platforms';
import { ServingStack } from '../stacks/aws/serving-stack';
import type { Loaded } from './load';
import { chartNameOf } from './names';

/** Off, so that the same description gives the same bytes on every machine. */
const SAME_BYTES = {
  'aws:cdk:enable-path-metadata': false,
  'aws:cdk:enable-asset-metadata': false,
  'aws:cdk:disable-stack-trace': true,
  'aws:cdk:disable-creation-stack-traces': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
};

/** The CDK app of all deployments that go to AWS: one for the CDK CLI and for `llm-serving synth`. */
export function makeApp(loaded: readonly Loaded[], outdir?: string): App {
  const app = new App({ outdir, analyticsReporting: false, stackTraces: false, treeMetadata: false, postCliContext: SAME_BYTES });
  loaded.forEach((each) => addStacks(app, each));
  return app;
}

/** One stack for each platform that is told in templates. */
export function addStacks(app: App, { decision }: Pick<Loaded, 'decision'>): ServingStack[] {
  const { deployment } = decision;
  if (!deployment) return [];
  return toldIn(deployment.platforms, 'cloudformation').map((platform) => new ServingStack(app, chartNameOf(deployment), { decision, platform }));
}
