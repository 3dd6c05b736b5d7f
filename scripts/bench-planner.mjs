// How far the planner's predictions are from measurements. How to read the figures: docs/planner.md
//   npm run bench:planner                              the measurements that come with the library, each predicted without its own model, then without its own device
//   npm run bench:planner -- --measured FILE.csv       any table with the columns of the bundled one, predicted with all that comes with the library
//   … --json                                           for machines
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
require('./ts-hook.cjs');
const { anchorsOf, CONSTANTS, residualsOf, unusableIn } = require('../lib/plan/speed/anchors.ts');
const { bundledRows } = require('../lib/plan/speed/bundled-rows.ts');
const { cellOf } = require('../lib/plan/speed/experience.ts');
const { KERNELS, SPREADS } = require('../lib/plan/speed/kernels.ts');
const { parseCsv } = require('../lib/units/csv.ts');
const { folds, outcomes } = require('./planner/holdout.cjs');
const { regretSummary } = require('./planner/regret.cjs');
const { grouped, tableOf } = require('./planner/table.cjs');

const NAMES = { tpot: 'TPOT', ttft: 'TTFT', load: 'throughput at load', maximum: 'max throughput' };
const TARGETS = [
  { what: 'max throughput dense', median: 0.12, p90: 0.26 }, { what: 'max throughput experts', median: 0.3 }, { what: 'TPOT dense', median: 0.18 }, { what: 'TPOT experts', median: 0.18 },
];

const TITLES = {
  model: 'without the model: neither its anchors nor constants fitted to it (releases of one architecture go together)',
  accelerator: 'without the accelerator: neither its anchors nor constants fitted to it',
  workload: 'without the workload: its lengths were not measured on this model, device and engine, others may have been',
};

const { values: options } = parseArgs({ options: { measured: { type: 'string' }, json: { type: 'boolean', default: false } } });
const report = options.measured === undefined ? heldOut() : against(rowsOfFile(options.measured));
console.log(options.json ? JSON.stringify(report, undefined, 2) : textOf(report));

function rowsOfFile(file) {
  try {
    const { rows, problem } = parseCsv(readFileSync(file, 'utf8'));
    if (problem === undefined) return rows;
    console.error(`'${file}' is no CSV text: ${problem}`);
  } catch (error) {
    console.error(`'${file}' cannot be read: ${error.code}`);
  }
  process.exit(2);
}

function heldOut() {
  const rows = bundledRows();
  const anchors = anchorsOf(rows);
  const sets = Object.fromEntries(['model', 'accelerator', 'workload'].map((by) => [by, judged(folds(by, anchors))]));
  return { mode: 'held out', ...verdicts(rows), sets: Object.fromEntries(Object.entries(sets).map(([by, list]) => [TITLES[by], summaries(list)])), regret: Object.fromEntries(Object.entries(sets).map(([by, list]) => [TITLES[by], regretSummary(list)])) };
}

function against(rows) {
  const tested = anchorsOf(rows);
  // a run that came with the library is not its own witness, whatever its id
  const asked = new Set(rows.map(runOf));
  const others = bundledRows().filter((row) => !asked.has(runOf(row)));
  const train = anchorsOf(others);
  const fold = { tested, constants: CONSTANTS, residuals: residualsOf(train), cells: new Set(train.map(({ likeness }) => cellOf(likeness))) };
  const list = judged([fold]);
  const title = `all of ${options.measured}`;
  return { mode: options.measured, bundledRowsLeftOut: bundledRows().length - others.length, ...verdicts(rows), sets: { [title]: summaries(list) }, regret: { [title]: regretSummary(list) } };
}

/** What makes two rows the same run. */
function runOf({ model, engine, accelerator, isl, osl, concurrency, tok_s }) {
  return [model, engine, accelerator, isl, osl, concurrency, Number(tok_s)].join('|');
}

/** Which rows cannot be predicted and why, and where the verdict on memory is wrong. */
function verdicts(rows) {
  const unpredicted = {};
  const anchors = anchorsOf(rows);
  const anchored = new Set(anchors.map(({ measured: { id } }) => id));
  const reasons = new Map(unusableIn(rows).map(({ id, why }) => [id, why]));
  for (const { id, accelerator } of rows.filter((row) => !anchored.has(row.id))) (unpredicted[reasons.get(id) ?? `accelerator facts missing: ${accelerator}`] ??= []).push(id);
  const ids = (list) => list.map(({ measured: { id } }) => id);
  return {
    rows: rows.length,
    unpredicted,
    refusedAlthoughItRan: ids(anchors.filter(({ shape, measured }) => !shape.fits && !measured.outOfMemory)),
    acceptedAlthoughOutOfMemory: ids(anchors.filter(({ shape, measured }) => shape.fits && measured.outOfMemory)),
  };
}

function judged(list) {
  return list.flatMap((fold) => outcomes(fold, KERNELS)).map((one) => ({ ...one, held: Math.abs(one.error) <= SPREADS[one.quantity][one.kind][one.tier] * one.deviation }));
}

function summaries(list) {
  const name = ({ quantity }) => NAMES[quantity];
  return {
    'quantity': grouped(list, name),
    'dense and experts': grouped(list, (one) => `${name(one)} ${one.kind}`),
    'regime': grouped(list, (one) => `${name(one)} ${regimeOf(one)}`),
    'tier': grouped(list, (one) => `${name(one)} ${one.tier}`),
    'accelerator': grouped(list, (one) => `${name(one)} ${one.anchor.likeness.accelerator}`),
    'engine': grouped(list, (one) => `${name(one)} ${one.anchor.likeness.engine}`),
  };
}

/** By load: one request, some, or as much as goes. */
function regimeOf({ anchor: { measured } }) {
  if (measured.saturating) return 'max-throughput';
  return measured.offered <= 4 ? 'latency-bound' : 'mid-load';
}

function textOf({ mode, rows, bundledRowsLeftOut, unpredicted, refusedAlthoughItRan, acceptedAlthoughOutOfMemory, sets, regret }) {
  const missing = Object.entries(unpredicted);
  return [
    `${mode}: ${rows} rows${bundledRowsLeftOut ? `, ${bundledRowsLeftOut} of them came with the library and were left out of what it learned` : ''}, ${missing.reduce((sum, [, ids]) => sum + ids.length, 0)} not predicted`,
    ...missing.map(([why, ids]) => `  ${ids.length} × ${why}: ${ids.join(' ')}`),
    `refused by the cautious memory budget although they ran: ${refusedAlthoughItRan.length} (${refusedAlthoughItRan.join(' ')})`,
    `accepted although the source says out of memory: ${acceptedAlthoughOutOfMemory.length}`,
    ...Object.entries(sets).flatMap(([title, tables]) => [`\n${title}`, ...Object.entries(tables).map(([by, summary]) => tableOf(by, summary)), ...targetsText(tables['dense and experts']), regretText(regret[title])]),
  ].join('\n');
}

function regretText({ groups, type, typeAndCut }) {
  if (groups === 0) return 'no model and load was measured on several kinds of devices';
  const told = ({ close, p90, worst }) => `${(close * 100).toFixed(0)} % of ${groups} groups, nine of ten within ${(p90 * 100).toFixed(0)} %, worst ${(worst * 100).toFixed(0)} %`;
  return `${type.close >= 0.9 ? 'met   ' : 'MISSED'} choice of hardware: within 10 % of the cheapest measured in ≥ 90 % of groups; found ${told(type)} (with its cut and format as predicted: ${told(typeAndCut)})`;
}

function targetsText(summary) {
  return TARGETS.filter(({ what }) => summary[what]).map(({ what, median, p90 }) => {
    const found = summary[what];
    const met = found.median <= median && (p90 === undefined || found.p90 <= p90);
    const asked = `median ≤ ${median * 100} %${p90 === undefined ? '' : `, p90 ≤ ${p90 * 100} %`}`;
    return `${met ? 'met   ' : 'MISSED'} ${what}: ${asked}; found ${(found.median * 100).toFixed(1)} % and ${(found.p90 * 100).toFixed(1)} % in ${found.rows} rows, ${(found.inRange * 100).toFixed(0)} % in range`;
  });
}
