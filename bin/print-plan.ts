import Table from 'cli-table3';
import pc from 'picocolors';
import type { ServiceDecision } from '../lib/decide';
import { totalSeconds } from '../lib/plan/time-line';
import type { Plan, TimeLine } from '../lib/plan/plan';
import { formatSeconds } from '../lib/units/duration';
import { printableData } from './printing';

const gib = (value: number): string => `${value.toFixed(1)} GiB`;
const usd = (value: number | undefined): string => (value === undefined ? 'not known' : `$${value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`);

/** What was decided and why, for a terminal. */
export function planText(decision: ServiceDecision): string {
  // a lock is a file that anybody may have written
  const { service, plan } = printableData({ service: decision.service, plan: decision.plan });
  return [
    pc.bold(`${service.name}: ${service.model.id} on ${plan.engine} ${plan.engineVersion}, ${plan.replicas} × ${plan.instanceType}`),
    rowsText([
      ['weights', `${plan.weightFormat}, ${gib(plan.weights.sizeGiB)}, ${plan.weights.strategy}, integrity ${plan.weights.integrity}`],
      ['cut', `tensor parallel ${plan.cut.tensorParallel}, pipeline parallel ${plan.cut.pipelineParallel}`],
      ['context', `${plan.contextTokens} tokens`],
      ['in flight', `${plan.admittedRequests} run, ${plan.queuedRequests} wait, then 429`],
      ['cost', `${usd(plan.cost.usdPerInstanceHour)} an hour each, ${usd(plan.cost.usdPerMonth)} a month (${plan.cost.region})`],
      ['drain', formatSeconds(plan.drain.totalSeconds)],
    ]),
    memoryText(plan),
    ...Object.entries(plan.startTimeLines).map(([platform, line]) => timeLineText(platform, line)),
    decisionsText(plan),
  ].join('\n\n');
}

function memoryText({ memory }: Plan): string {
  return rowsText([
    ['memory of one device', gib(memory.deviceGiB)],
    ['  the engine may take', gib(memory.usableGiB)],
    ['  weights', gib(memory.weightsGiB)],
    ['  activations', gib(memory.activationsGiB)],
    ['  graphs and runtime', gib(memory.graphsGiB + memory.contextGiB)],
    ['  left for the KV cache', gib(memory.kvCacheGiB)],
    ['  full-context sequences', `${memory.sequences} at ${gib(memory.kvPerSequenceGiB)}`],
  ]);
}

function timeLineText(platform: string, line: TimeLine): string {
  const total = totalSeconds(line);
  const rows = line.steps.map((step) => [step.name, formatSeconds(step.typicalSeconds), formatSeconds(step.highSeconds)]);
  return tableText([`start on ${platform}`, 'usually', 'at worst'], [...rows, ['all of it', formatSeconds(total.typicalSeconds), formatSeconds(total.highSeconds)]]);
}

function decisionsText({ decisions }: Plan): string {
  const table = new Table({ head: ['decision', 'value', 'why, and what was refused'], colWidths: [18, 26, 74], wordWrap: true, style: { head: [], border: [] } });
  table.push(...decisions.map(({ what, value, reason, refused }) => [what, value, [reason, ...refused.map((text) => `not ${text}`)].join('\n')]));
  return table.toString();
}

function tableText(head: string[], rows: string[][]): string {
  const table = new Table({ head, colAligns: ['left', 'right', 'right'], style: { head: [], border: [] } });
  table.push(...rows);
  return table.toString();
}

function rowsText(rows: string[][]): string {
  const table = new Table({ chars: PLAIN, style: { 'padding-left': 0, 'padding-right': 2, head: [], border: [] } });
  table.push(...rows);
  return table.toString();
}

const PLAIN = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: ' ',
};
