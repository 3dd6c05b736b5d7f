// What a benchmark prints of its runs: medians, ratios, and whether they meet their targets.
import Table from 'cli-table3';
import { median, ratioOf } from './measure.mjs';

const TARGET = 1.15;
/** More growth per deployment than this, from the first ones to the rest, is no straight line. */
const LINEAR = 1.25;

/** Pairs are runs of both programs by number of deployments, the smallest number first. */
export function print({ title }, pairs) {
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
  const [, few, most] = pairs.keys();
  const largest = pairs.get(most);
  const verdict = (what, unit) => `${unit} ${ratioOf(largest, what).toFixed(2)} (${ratioOf(largest, what) <= TARGET ? 'met' : 'missed'})`;
  console.log(`at ${most}, target ${TARGET}: ${verdict('seconds', 'time')}, ${verdict('cpuSeconds', 'CPU')}, ${verdict('mebibytes', 'memory')}`);
  const [mine, other] = ['ours', 'theirs'].map((who) => growthOf(pairs, who));
  const shape = mine.late <= LINEAR * mine.early ? 'linear or better' : 'more than linear';
  const words = ({ early, late }) => `${early.toFixed(0)} ms of CPU up to ${few}, ${late.toFixed(0)} ms up to ${most}`;
  console.log(`each further deployment: ${words(mine)}: ${shape} (by hand: ${words(other)})`);
}

/** Milliseconds of processor that one more deployment takes, among the first ones and among the rest. */
function growthOf(pairs, who) {
  const sizes = [...pairs.keys()];
  const cpu = sizes.map((size) => median(pairs.get(size).map((pair) => pair[who].cpuSeconds)));
  const [early, late] = [1, 2].map((index) => (1000 * (cpu[index] - cpu[index - 1])) / (sizes[index] - sizes[index - 1]));
  return { early, late };
}
