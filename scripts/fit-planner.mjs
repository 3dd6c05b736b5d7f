// Fits the constants of the planner to the measurements that come with the library. Method and figures: docs/planner.md
//   node scripts/fit-planner.mjs              prints what it finds
//   node scripts/fit-planner.mjs --write      writes it into lib
//   node scripts/fit-planner.mjs --kernels    searches anew how errors go together (ten minutes), then the same
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
require('./ts-hook.cjs');
const { anchorsOf, QUANTITIES } = require('../lib/plan/speed/anchors.ts');
const { bundledRows } = require('../lib/plan/speed/bundled-rows.ts');
const { fit } = require('./planner/fit.cjs');
const { ENGINES, folds, outcomes, quantile } = require('./planner/holdout.cjs');

const FITTED = 'lib/plan/speed/fitted.json';
const KINDS = ['dense', 'experts'];
/** Share of truths that a range is to hold. */
const HELD = 0.8;
/** Fewer outcomes than this say nothing of their own: they share the figure of all. */
const LEAST_OUTCOMES = 20;
/** Steps of the search for kernels. */
const FACTORS = [2.5, 1.6];

const anchors = anchorsOf(bundledRows());
const constants = fit(anchors, ENGINES);
console.log(`constants from ${anchors.length} measurements`, JSON.stringify(rounded(constants), undefined, 1));

const learned = { model: folds('model', anchors), accelerator: folds('accelerator', anchors), workload: folds('workload', anchors) };
const before = JSON.parse(readFileSync(FITTED, 'utf8'));
const kernels = process.argv.includes('--kernels') ? Object.fromEntries(QUANTITIES.map((quantity) => [quantity, searchKernel(quantity, before.kernels[quantity])])) : before.kernels;
const spreads = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, spreadsOf(quantity)]));
console.log('kernels', JSON.stringify(rounded(kernels)), '\nspreads', JSON.stringify(rounded(spreads)));
if (process.argv.includes('--write')) write();

/** The kernel under which held-out errors are least, at the median and in the tail. */
function searchKernel(quantity, start) {
  let best = start;
  let least = scoreOf(quantity, best);
  for (const factor of FACTORS) {
    for (const key of Object.keys(start)) {
      for (const step of [factor, 1 / factor]) {
        const kernel = { ...best, [key]: best[key] * step };
        const score = scoreOf(quantity, kernel);
        if (score < least - 0.001) [best, least] = [kernel, score];
      }
    }
  }
  console.log(quantity, least.toFixed(3), JSON.stringify(rounded(best)));
  return best;
}

function scoreOf(quantity, kernel) {
  const errors = Object.values(learned).flatMap((list) => KINDS.map((kind) => list.flatMap((fold) => outcomes(fold, { [quantity]: kernel }, [quantity])).filter((one) => one.kind === kind).map(({ error }) => Math.abs(error))));
  return errors.reduce((sum, list) => sum + quantile(list, 0.5) + 0.3 * quantile(list, 0.8) + 0.15 * quantile(list, 0.9), 0);
}

/** Standard deviations that hold the wanted share of truths, whichever way they were held out. */
function spreadsOf(quantity) {
  const scores = (list) => list.flatMap((fold) => outcomes(fold, kernels, [quantity])).map((one) => ({ ...one, score: Math.abs(one.error) / one.deviation }));
  const pools = { formula: [learned.model, learned.accelerator], anchored: [learned.workload] };
  const reachOf = (list, all) => quantile((list.length < LEAST_OUTCOMES ? all : list).map(({ score }) => score), HELD);
  const widest = (kind, lists) => Math.max(...lists.map((list) => reachOf(list.filter((one) => one.kind === kind), list)));
  return Object.fromEntries(KINDS.map((kind) => [kind, Object.fromEntries(Object.entries(pools).map(([tier, sets]) => [tier, widest(kind, sets.map((set) => scores(set).filter((one) => one.tier === tier)))]))]));
}

function write() {
  writeFileSync(FITTED, `${JSON.stringify({ kernels: rounded(kernels), spreads: rounded(spreads) }, undefined, 2)}\n`);
  ENGINES.forEach((engine) => replaceConstants(`lib/engine/${engine}-performance.ts`, constants.engines[engine]));
  replaceConstants('lib/plan/speed/physics.ts', constants.physics);
  console.log('written; what was learned with it: npm run generate');
}

/** Puts numbers behind the names that a source file already has. */
function replaceConstants(file, values) {
  const text = Object.entries(rounded(values)).reduce((source, [name, value]) => source.replace(new RegExp(`\\b${name}: [\\d.]+`), `${name}: ${value}`), readFileSync(file, 'utf8'));
  writeFileSync(file, text);
}

function rounded(value) {
  if (typeof value === 'number') return Number(value.toPrecision(3));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]));
}
