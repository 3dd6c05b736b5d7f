// Makes the measurements that come with the library from a table of published ones: grades A and B, the columns that the planner reads, their sources.
//   node scripts/bundle-measurements.mjs TABLE.csv
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
require('./ts-hook.cjs');
const { parseCsv } = require('../lib/units/csv.ts');

const FILE = 'lib/plan/speed/measured-public.json';
const COLUMNS = [
  'id', 'source', 'source_ref', 'measured_date', 'engine', 'engine_version', 'model', 'precision', 'accelerator', 'aws_instance', 'gpu_count', 'tp', 'pp', 'dp', 'ep', 'isl', 'osl',
  'load_kind', 'concurrency', 'tok_s', 'ttft_ms', 'ttft_stat', 'tpot_ms', 'tpot_stat', 'regime', 'spec_decode', 'confidence', 'notes',
];
/** Columns whose texts repeat: a row holds the place of its text in a list. */
const LISTED = ['source', 'source_ref', 'measured_date', 'engine', 'engine_version', 'model', 'precision', 'accelerator', 'aws_instance', 'load_kind', 'concurrency', 'ttft_stat', 'tpot_stat', 'regime', 'spec_decode', 'notes'];

/** Results under terms of use of their own, which nobody has read. */
const OWN_TERMS = /^MLPerf/;

const rows = parseCsv(readFileSync(process.argv[2], 'utf8')).filter(({ confidence, source }) => /^[AB]$/.test(confidence) && !OWN_TERMS.test(source));
const lists = Object.fromEntries(LISTED.map((column) => [column, [...new Set(rows.map((row) => textOf(row, column)))]]));
const packed = rows.map((row) => COLUMNS.map((column) => (lists[column] ? lists[column].indexOf(textOf(row, column)) : row[column])));
writeFileSync(FILE, `{\n"columns": ${JSON.stringify(COLUMNS)},\n"lists": ${JSON.stringify(lists, undefined, 1)},\n"rows": [\n${packed.map((row) => JSON.stringify(row)).join(',\n')}\n]\n}\n`);
console.log(`wrote ${FILE}: ${rows.length} rows`);

/** Of the notes only what limits a run is read. */
function textOf(row, column) {
  return column === 'notes' ? /engine max batch \d+|out of memory/.exec(row.notes)?.[0] ?? '' : row[column];
}
