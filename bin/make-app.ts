import { App } from 'aws-cdk-lib';
import { Platform } from '../lib/deployment/enums';
import { ServingStack } from '../stacks/aws/serving-stack';
import type { Loaded } from './load';
import { stackNameOf } from './names';

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
  for (const { decision } of loaded) {
    const { deployment } = decision;
    if (deployment?.platforms.includes(Platform.EC2)) new ServingStack(app, stackNameOf(deployment), { decision });
  }
  return app;
}
