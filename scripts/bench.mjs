// What a synth costs in time and memory, beside a hand-written aws-cdk-lib app that makes the same resources.
//   npm run build && npm run bench           examples/single-node.yaml on EC2; about 4 minutes on two cores
//   npm run bench -- distributed             examples/distributed-ecs.yaml on Amazon ECS
//   BENCH_ROUNDS=5 npm run bench             more runs of each
//   BENCH_SIZES=1,2,4 npm run bench          other numbers of deployments: three, rising
// Every run is a whole process, and the two take turns. How to read the figures: docs/benchmarks.md
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure } from './bench/measure.mjs';
import { print } from './bench/report.mjs';
import { MOST_RESOURCES, SUBJECTS, contentOf, differencesBetween, largestStackOf, writeDeployments } from './bench/subject.cjs';

const COMMAND = fileURLToPath(new URL('../dist/bin/llm-serving.js', import.meta.url));
const CHOICE = process.argv[2] ?? process.env.BENCH_SUBJECT ?? 'single-node';
const SUBJECT = SUBJECTS[CHOICE];
const SIZES = (process.env.BENCH_SIZES ?? '1,10,100').split(',').map(Number);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);

/** aws-cdk-lib checks templates at each synth unless told not to; this product leaves that on, as does every app. */
const VARIANTS = [
  { title: 'template validation on, as shipped', validation: 'true' },
  { title: 'template validation off (CDK_VALIDATION=false)', validation: 'false' },
];

const misuse = misuseOf();
if (misuse !== undefined) {
  console.error(misuse);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const contentFile = join(folder, 'content.json');
const assembly = join(folder, 'ours/cdk.out');
try {
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function misuseOf() {
  if (SUBJECT === undefined) return `no benchmark is named ${CHOICE}: ${Object.keys(SUBJECTS).join(', ')}`;
  if (SIZES.length !== 3 || !SIZES.every((size, index) => size > (SIZES[index - 1] ?? 0))) return `BENCH_SIZES wants three rising numbers, not ${SIZES.join(',')}`;
  return existsSync(COMMAND) ? undefined : 'nothing is built yet: npm run build';
}

async function main() {
  const started = performance.now();
  const deployments = writeDeployments(SUBJECT, { folder: join(folder, 'deployments'), count: Math.max(...SIZES) });
  console.log(`${CHOICE}: Node ${process.version}, ${availableParallelism()} processors (${cpus()[0].model.trim()}), ${ROUNDS} runs of each, taking turns`);
  if (!(await sameResources(deployments))) return false;
  if (!(await smallStacks(deployments))) return false;
  for (const variant of VARIANTS) print(variant, await measureAll(deployments, variant));
  console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);
  return true;
}

/** Both programs make one deployment; what stands in both templates is counted. */
async function sameResources([one]) {
  const files = [assembly, join(folder, 'theirs')].map((out) => join(out, `${one.stack}.template.json`));
  const template = (index) => JSON.parse(readFileSync(files[index], 'utf8'));
  await ours([one], 'false');
  const rendered = template(0);
  writeFileSync(contentFile, JSON.stringify(contentOf(rendered)));
  await theirs([one], 'false');
  const differences = differencesBetween(rendered, template(1));
  const [left, right] = files.map((file) => statSync(file).size);
  console.log(`one deployment: ${Object.keys(rendered.Resources).length} resources, template of ${left} bytes, hand-written ${right} bytes (${(left / right).toFixed(2)} times)`);
  if (differences.length === 0) return true;
  console.error('The hand-written app makes other resources: change scripts/bench/hand-written-*.cjs until this list is empty.');
  differences.forEach((row) => console.error(`  ${row.type}: ${row.ours} in ours, ${row.theirs} hand-written`));
  return false;
}

/** The stacks of all deployments together in one app. */
async function smallStacks(deployments) {
  await ours(deployments, 'false');
  const { name, resources } = largestStackOf(assembly);
  const met = resources < MOST_RESOURCES;
  console.log(`largest stack of ${deployments.length} deployments: ${resources} resources in ${name}, target below ${MOST_RESOURCES} (${met ? 'met' : 'missed'})`);
  return met;
}

function ours(deployments, validation) {
  rmSync(join(folder, 'ours'), { recursive: true, force: true });
  const args = [COMMAND, 'synth', ...deployments.map(({ file }) => file), '--out', join(folder, 'ours')];
  return measure({ args, cwd: folder, env: environment(validation) });
}

function theirs(deployments, validation) {
  rmSync(join(folder, 'theirs'), { recursive: true, force: true });
  const args = [SUBJECT.byHand, contentFile, join(folder, 'theirs'), ...deployments.map(({ name }) => name)];
  return measure({ args, cwd: folder, env: environment(validation) });
}

/** Nothing from the caller's environment may steer either program. */
function environment(validation) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(CDK_|JSII_|NODE_OPTIONS$)/.test(name));
  return { ...Object.fromEntries(kept), CDK_VALIDATION: validation };
}

/** Pairs of runs by number of deployments. */
async function measureAll(deployments, { validation }) {
  const pairs = new Map(SIZES.map((size) => [size, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const size of SIZES) {
      const some = deployments.slice(0, size);
      pairs.get(size).push({ ours: await ours(some, validation), theirs: await theirs(some, validation) });
    }
  }
  return pairs;
}
