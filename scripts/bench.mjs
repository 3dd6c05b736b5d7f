// What a synth costs in time and memory, beside a hand-written aws-cdk-lib app that makes the same resources.
//   npm run build && npm run bench           about 4 minutes on two cores
//   BENCH_ROUNDS=5 npm run bench             more runs of each
// Every run is a whole process, and the two take turns. How to read the figures: docs/benchmarks.md
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { measure, median, ratioOf } from './bench/measure.mjs';
import { contentOf, differencesBetween, writeDeployments } from './bench/subject.cjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const COMMAND = at('../dist/bin/llm-serving.js');
const HAND_WRITTEN = at('bench/hand-written-app.cjs');
const SIZES = [1, 10, 100];
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const TARGET = 1.15;
/** More growth per deployment than this, from the first ten to the rest, is no straight line. */
const LINEAR = 1.25;

/** aws-cdk-lib checks templates at each synth unless told not to; this product leaves that on, as does every app. */
const VARIANTS = [
  { title: 'template validation on, as shipped', validation: 'true' },
  { title: 'template validation off (CDK_VALIDATION=false)', validation: 'false' },
];

if (!existsSync(COMMAND)) {
  console.error('nothing is built yet: npm run build');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main() {
  const started = performance.now();
  const deployments = writeDeployments({ example: at('../examples/single-node.yaml'), folder: join(folder, 'deployments'), count: Math.max(...SIZES) });
  console.log(`Node ${process.version}, ${availableParallelism()} processors (${cpus()[0].model.trim()}), ${ROUNDS} runs of each, taking turns`);
  if (!(await sameResources(deployments))) {
    process.exitCode = 1;
    return;
  }
  for (const variant of VARIANTS) print(variant, await measureAll(deployments, variant));
  console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);
}

/** Both programs make one deployment; what stands in both templates is counted. */
async function sameResources(deployments) {
  const [{ name }] = deployments;
  const template = (out) => join(folder, out, `${name}.template.json`);
  await ours(deployments.slice(0, 1), 'false');
  const rendered = JSON.parse(readFileSync(template('ours/cdk.out'), 'utf8'));
  writeFileSync(contentFile(), JSON.stringify(contentOf(rendered)));
  await theirs(deployments.slice(0, 1), 'false');
  const differences = differencesBetween(rendered, JSON.parse(readFileSync(template('theirs'), 'utf8')));
  const [left, right] = ['ours/cdk.out', 'theirs'].map((out) => statSync(template(out)).size);
  console.log(`one deployment: ${Object.keys(rendered.Resources).length} resources, template of ${left} bytes, hand-written ${right} bytes (${(left / right).toFixed(2)} times)`);
  if (differences.length === 0) return true;
  console.error('The hand-written app makes other resources: change scripts/bench/hand-written-*.cjs until this list is empty.');
  differences.forEach((row) => console.error(`  ${row.type}: ${row.ours} in ours, ${row.theirs} hand-written`));
  return false;
}

function contentFile() {
  return join(folder, 'content.json');
}

function ours(deployments, validation) {
  rmSync(join(folder, 'ours'), { recursive: true, force: true });
  const args = [COMMAND, 'synth', ...deployments.map(({ file }) => file), '--out', join(folder, 'ours')];
  return measure({ args, cwd: folder, env: environment(validation) });
}

function theirs(deployments, validation) {
  rmSync(join(folder, 'theirs'), { recursive: true, force: true });
  const args = [HAND_WRITTEN, contentFile(), join(folder, 'theirs'), ...deployments.map(({ name }) => name)];
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

function print({ title }, pairs) {
  console.log(`\n${title}; medians`);
  const table = new Table({
    head: ['deployments', 'seconds', 'by hand', 'ratio', 'CPU s', 'by hand', 'ratio', 'peak MiB', 'by hand', 'ratio'],
    colAligns: Array(10).fill('right'),
    style: { head: [], border: [], compact: true },
  });
  const columns = [['seconds', 2], ['cpuSeconds', 2], ['mebibytes', 0]];
  pairs.forEach((runs, size) => table.push([size, ...columns.flatMap(([what, digits]) => [
    ...['ours', 'theirs'].map((who) => median(runs.map((pair) => pair[who][what])).toFixed(digits)),
    ratioOf(runs, what).toFixed(2),
  ])]));
  console.log(table.toString());
  judge(pairs);
}

function judge(pairs) {
  const largest = pairs.get(Math.max(...SIZES));
  const verdict = (what, unit) => `${unit} ${ratioOf(largest, what).toFixed(2)} (${ratioOf(largest, what) <= TARGET ? 'met' : 'missed'})`;
  console.log(`at ${Math.max(...SIZES)}, target ${TARGET}: ${verdict('seconds', 'time')}, ${verdict('cpuSeconds', 'CPU')}, ${verdict('mebibytes', 'memory')}`);
  const [mine, other] = ['ours', 'theirs'].map((who) => growthOf(pairs, who));
  const shape = mine.late <= LINEAR * mine.early ? 'linear or better' : 'more than linear';
  const words = ({ early, late }) => `${early.toFixed(0)} ms of CPU up to ${SIZES[1]}, ${late.toFixed(0)} ms up to ${SIZES[2]}`;
  console.log(`each further deployment: ${words(mine)}: ${shape} (by hand: ${words(other)})`);
}

/** Milliseconds of processor that one more deployment takes, among the first ones and among the rest. */
function growthOf(pairs, who) {
  const cpu = SIZES.map((size) => median(pairs.get(size).map((pair) => pair[who].cpuSeconds)));
  const [early, late] = [1, 2].map((index) => (1000 * (cpu[index] - cpu[index - 1])) / (SIZES[index] - SIZES[index - 1]));
  return { early, late };
}
