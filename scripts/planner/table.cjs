// Errors of predictions as tables.
const Table = require('cli-table3');
const { quantile } = require('./holdout.cjs');

const percent = (share) => (Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`);

/** Relative error of a logarithm of predicted ÷ measured. */
const relative = (error) => Math.abs(Math.exp(error) - 1);

/** How often ranges hold, and by how much typical figures miss. */
function summaryOf(outcomes) {
  const errors = outcomes.map(({ error }) => relative(error));
  return {
    rows: outcomes.length,
    median: quantile(errors, 0.5),
    p90: quantile(errors, 0.9),
    bias: Math.exp(quantile(outcomes.map(({ error }) => error), 0.5)) - 1,
    inRange: outcomes.filter(({ held }) => held).length / outcomes.length,
  };
}

/** A summary for each group. */
function grouped(outcomes, keyOf) {
  const groups = new Map();
  outcomes.forEach((outcome) => groups.set(keyOf(outcome), [...(groups.get(keyOf(outcome)) ?? []), outcome]));
  return Object.fromEntries([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, list]) => [key, summaryOf(list)]));
}

/** The groups as a table. */
function tableOf(title, summaries) {
  const table = new Table({ head: [title, 'rows', 'median error', 'p90', 'bias', 'in range'], colAligns: ['left', 'right', 'right', 'right', 'right', 'right'], style: { head: [], border: [] } });
  Object.entries(summaries).forEach(([key, { rows, median, p90, bias, inRange }]) => table.push([key, rows, percent(median), percent(p90), percent(bias), percent(inRange)]));
  return table.toString();
}

module.exports = { grouped, percent, relative, summaryOf, tableOf };
