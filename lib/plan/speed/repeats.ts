import type { MeasuredRow } from './measured';

/** Figures that no two runs share to the last digit. */
const FIGURES = ['tok_s', 'ttft_ms', 'tpot_ms'];

/** What a row is about; how many devices it names is left out, as tables count them in several ways. */
const ABOUT = ['model', 'engine', 'accelerator', 'isl', 'osl', 'concurrency'];

/** Rows that cannot be a run of their own, by id, with the reason: copies of one run, and runs that stand in a table for two things at once, of which one must be wrong. */
export function repeatsIn(rows: readonly MeasuredRow[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const alike of rowsWithSameFigures(rows)) {
    const [first, ...others] = alike;
    const sameThing = others.every((row) => ABOUT.every((column) => row[column] === first[column]));
    if (sameThing) others.forEach(({ id }) => reasons.set(id, `repeats the run ${first.id}`));
    else alike.forEach(({ id }) => reasons.set(id, `contradiction: to the last digit the figures of ${alike.filter((row) => row.id !== id).map((row) => row.id).join(', ')}, said of something else`));
  }
  return reasons;
}

function rowsWithSameFigures(rows: readonly MeasuredRow[]): MeasuredRow[][] {
  const groups = new Map<string, MeasuredRow[]>();
  for (const row of rows) {
    if (FIGURES.some((column) => !/^\d/.test(row[column] ?? ''))) continue;
    const key = FIGURES.map((column) => Number(row[column])).join('|');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
