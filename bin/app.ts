import { App } from 'aws-cdk-lib';
import { isRenderable } from '../lib/decide';
import { LlmServingError } from '../lib/error';
import { toldIn } from '../lib/platform/platforms';
import { printable, printableLine } from '../lib/units/printable';
import { TERMINAL } from './io';
import { load } from './load';
import { markWithoutHelpers } from './collector';
import { attachManifests } from './attach-manifests';
import { makeApp } from './make-app';
import { withPatchesJudged } from './patches';
import { findingsText, summaryText } from './print-findings';
import { printingSafely } from './printing';

const terminal = printingSafely(TERMINAL);

/** What `npx cdk synth` renders when told nothing. */
const DEFAULT_DEPLOYMENT = 'examples/single-node.yaml';

/** `cdk synth [-c deployment=FILE] [-c environment=ENV]`. */
function main(): void {
  const context = new App({ outdir: undefined, autoSynth: false }).node;
  const file: string = context.tryGetContext('deployment') ?? DEFAULT_DEPLOYMENT;
  const loaded = withPatchesJudged(load(file, { environment: context.tryGetContext('environment') }));
  const { findings, waived, deployment } = loaded.decision;
  if (findings.length > 0) terminal.err(`${findingsText(findings)}\n`);
  terminal.err(`${printableLine(file)}: ${summaryText(findings, waived)}`);
  if (!isRenderable(loaded.decision)) throw new LlmServingError('DeploymentRefused', `'${file}' has errors, nothing was synthesized`);
  if (toldIn(deployment?.platforms ?? [], 'cloudformation').length === 0) {
    throw new LlmServingError('UnsupportedByTarget', `'${file}' goes to no AWS platform: use \`npx llm-serving synth ${file}\``);
  }
  const app = makeApp([loaded]);
  attachManifests(app, [loaded]);
  app.synth();
}

try {
  markWithoutHelpers();
  main();
} catch (error) {
  if (!LlmServingError.isLlmServingError(error)) throw error;
  terminal.err(`${printable(error.message)} (${error.code})`);
  process.exitCode = 1;
}
