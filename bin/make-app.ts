import { App, attachCustomSynthesis } from 'aws-cdk-lib';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Platform } from '../lib/deployment/enums';
import { ServingStack } from '../stacks/aws/serving-stack';
import type { Loaded } from './load';
import { stackNameOf } from './names';
import { kubernetesFiles } from './render-kubernetes';

/** Off, so that the same description gives the same bytes on every machine. */
const SAME_BYTES = {
  'aws:cdk:enable-path-metadata': false,
  'aws:cdk:enable-asset-metadata': false,
  'aws:cdk:disable-stack-trace': true,
  'aws:cdk:disable-creation-stack-traces': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
};

/** Folder inside the assembly that holds what is not CloudFormation. */
export const EXTRAS = 'llm-serving';

/** The CDK app of all deployments that go to AWS: one for the CDK CLI and for `llm-serving synth`. */
export function makeApp(loaded: readonly Loaded[], outdir?: string): App {
  const app = new App({ outdir, analyticsReporting: false, stackTraces: false, treeMetadata: false, postCliContext: SAME_BYTES });
  for (const { decision } of loaded) {
    const { deployment } = decision;
    if (deployment?.platforms.includes(Platform.EC2)) new ServingStack(app, stackNameOf(deployment), { decision });
  }
  return app;
}

/** Puts manifests beside the templates, for those who run the CDK CLI. */
export function attachManifests(app: App, loaded: readonly Loaded[]): void {
  attachCustomSynthesis(app, {
    onSynthesize: ({ outdir }) => {
      for (const { name, text } of loaded.flatMap(({ decision }) => kubernetesFiles(decision))) {
        const file = path.join(outdir, EXTRAS, name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, text);
      }
    },
  });
}
