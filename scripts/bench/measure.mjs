// Runs programs as processes of their own and says how long they took and how much memory they held at most.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const USAGE = fileURLToPath(new URL('usage.cjs', import.meta.url));

/** Runs a Node program to its end: seconds on the clock from start to exit, seconds of processor, peak memory. */
export async function measure({ args, cwd, env }) {
  const start = performance.now();
  const child = spawn(process.execPath, ['--require', USAGE, ...args], { cwd, env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const [errors, usage, code] = await Promise.all([textOf(child.stdio[2]), textOf(child.stdio[3]), new Promise((resolve) => child.once('exit', resolve))]);
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`node ${args.slice(0, 2).join(' ')} … ended with ${code}\n${errors}`);
  const { maxRssKiB, cpuSeconds } = JSON.parse(usage);
  return { seconds, cpuSeconds, mebibytes: maxRssKiB / 1024 };
}

async function textOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How often one takes what the other takes: the median of the ratios of runs that stood side by side. */
export function ratioOf(pairs, what) {
  return median(pairs.map(({ ours, theirs }) => ours[what] / theirs[what]));
}
