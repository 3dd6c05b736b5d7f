import * as path from 'node:path';
import { filesBelow, synthTo } from '../support/render';
import { givenFile, givenFolder } from '../support/run-cli';
import { ROOT } from '../support/sources';

const folder = givenFolder();
const CONTEXT = JSON.stringify({ 'aws:cdk:enable-path-metadata': true, '@aws-cdk/aws-iam:minimizePolicies': true });
const DEPLOYMENT = path.join(ROOT, 'examples', 'single-node.yaml');

async function written(name: string): Promise<Map<string, string>> {
  const out = path.join(folder, name);
  expect(await synthTo(out, DEPLOYMENT)).toMatchObject({ code: 0 });
  return filesBelow(out);
}

test.each([
  ['context of the CDK CLI', { CDK_CONTEXT_JSON: CONTEXT }],
  ['a context file of the CDK CLI', { CONTEXT_OVERFLOW_LOCATION_ENV: givenFile(folder, 'context.json', CONTEXT) }],
  ['the debug mode of the CDK', { CDK_DEBUG: 'true' }],
])('%s in the environment changes no byte of a synth', async (name, variables) => {
  const plain = await written(`without ${name}`);
  Object.assign(process.env, variables);
  try {
    expect(await written(`with ${name}`)).toEqual(plain);
  } finally {
    Object.keys(variables).forEach((variable) => delete process.env[variable]);
  }
}, 60_000);
