// What the benchmark compares with: the same resources as this library renders, written by hand with aws-cdk-lib alone.
//   node scripts/bench/hand-written-ec2.cjs CONTENT.json OUT NAME…
// All of it is the cheapest class of construct (L1) with literal properties, and the app leaves out every optional output,
// so the comparison is a hard one. CONTENT.json holds bytes and not structure: scripts, user data, the bodies of parameters, ids of zones.
// CommonJS, as `tsc` compiles an app: an ES module import of aws-cdk-lib would load all of its lazy parts.
const { readFileSync } = require('node:fs');
const { App, Stack } = require('aws-cdk-lib');

const REGION = 'us-east-1';

/** Nothing that is optional: no tree, no metadata, no stack traces. */
const LEAN = {
  'aws:cdk:enable-path-metadata': false,
  'aws:cdk:enable-asset-metadata': false,
  'aws:cdk:disable-stack-trace': true,
  'aws:cdk:disable-creation-stack-traces': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
};

class HandWrittenStack extends Stack {
  constructor(app, id, name) {
    super(app, id, { env: { region: REGION }, stackName: id, description: `LLM serving: ${name}`, analyticsReporting: false });
  }
}

/** The whole program: one stack for each name among the arguments. */
function synthesize(makeStack) {
  const [contentFile, outdir, ...names] = process.argv.slice(2);
  const content = JSON.parse(readFileSync(contentFile, 'utf8'));
  const app = new App({ outdir, analyticsReporting: false, stackTraces: false, treeMetadata: false, postCliContext: LEAN });
  names.forEach((name) => makeStack(app, name, content));
  app.synth();
}

module.exports = { HandWrittenStack, REGION, synthesize };
