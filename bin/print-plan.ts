import Table from 'cli-table3';
import pc from 'picocolors';
import type { ServiceDecision } from '../lib/decide';
import { ladderOf } from '../lib/degradation/ladder';
import { nodesOf } from '../lib/plan/cut';
import { totalSeconds } from '../lib/plan/time-line';
import type { Plan, TimeLine } from '../lib/plan/plan';
import type { SearchPlan } from '../lib/plan/search/search-plan';
import type { SpeedEstimate, SpeedPlan } from '../lib/plan/speed/speed-plan';
import { formatSeconds } from '../lib/units/duration';
import { printableData } from './printing';

/** No rule between rows. */
const COMPACT = { head: [], border: [], compact: true };

const gib = (value: number): string => `${value.toFixed(1)} GiB`;
const usd = (value: number | undefined): string => (value === undefined ? 'not known' : `$${value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`);

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const figure = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });

const madeOf = ({ weights: { convertedFrom } }: Plan): string => (convertedFrom === undefined ? '' : ` made of ${convertedFrom} files`);

/** What one replica stands on. */
const machinesOf = ({ cut, instanceType }: Plan): string => (nodesOf(cut) === 1 ? instanceType : `(${nodesOf(cut)} × ${instanceType})`);

/** Each platform runs replicas of its own. */
const ofEach = ({ deployment: { platforms } }: ServiceDecision): string => (platforms.length > 1 ? `, on each of ${platforms.join(', ')}` : '');

/** What was decided and why, for a terminal. */
export function planText(decision: ServiceDecision): string {
  // a lock is a file that anybody may have written
  const { service, plan } = printableData({ service: decision.service, plan: decision.plan });
  return [
    pc.bold(`${service.name}: ${service.model.id} on ${plan.engine} ${plan.engineVersion}, ${plan.replicas} × ${machinesOf(plan)}`),
    rowsText([
      ['weights', `${plan.weightFormat}${madeOf(plan)}, ${gib(plan.weights.sizeGiB)}, ${plan.weights.strategy}, integrity ${plan.weights.integrity}`],
      ['cut', `tensor parallel ${plan.cut.tensorParallel}, pipeline parallel ${plan.cut.pipelineParallel}${nodesOf(plan.cut) > 1 ? `, on ${nodesOf(plan.cut)} machines` : ''}`],
      ['context', `${plan.contextTokens} tokens`],
      ['in flight', `${plan.admittedRequests} run, ${plan.queuedRequests} wait, then 429`],
      ['cost', `${usd(plan.cost.usdPerInstanceHour)} an hour each, ${usd(plan.cost.usdPerMonth)} a month (${plan.cost.region})${ofEach(decision)}`],
      ...tokenCost(plan),
      ['drain', formatSeconds(plan.drain.totalSeconds)],
    ]),
    ...(plan.search ? [searchText(plan.search)] : []),
    ...(plan.speed ? [speedText(plan.speed)] : []),
    memoryText(plan),
    ...timeLineTexts(plan),
    ladderText(decision),
    decisionsText(plan),
  ].join('\n\n');
}

/** What a token costs, never without how busy the replicas are. */
function tokenCost({ cost: { usdPerMillionOutputTokens, usdPerMillionOutputTokensAtFull, utilisation } }: Plan): string[][] {
  if (usdPerMillionOutputTokens === undefined || utilisation === undefined) return [];
  return [['', `${usd(usdPerMillionOutputTokens)} per 1M output tokens at ${percent(utilisation)} utilisation, ${usd(usdPerMillionOutputTokensAtFull)} at 100 %`]];
}

/** The best ways to serve the load, one line each. */
function searchText({ objective, choices }: SearchPlan): string {
  const table = new Table({
    head: [objective, 'replicas', 'cut', 'weights', '$ an hour', '$ a month', 'ms per token p95', 'ms to first p95', 'use', 'why'], style: COMPACT,
    colAligns: ['left', 'right', 'right', 'left', 'right', 'right', 'right', 'right', 'right', 'left'], colWidths: [null, null, null, null, null, null, null, null, null, 34], wordWrap: true,
  });
  table.push(...choices.map((choice) => [
    choice.instanceType, choice.replicas, choice.tensorParallel, choice.weightFormat, choice.usdPerHour.toFixed(2), figure(choice.usdPerMonth),
    figure(choice.tpotP95Ms.typical), figure(choice.ttftP95Ms.typical), percent(choice.utilisation), choice.reason,
  ]));
  return table.toString();
}

/** Predicted speed of one replica: typical figures with the range that holds four truths of five. */
function speedText(speed: SpeedPlan): string {
  const row = (name: string, { low, typical, high }: SpeedEstimate, unit: string): string[] => [name, `${figure(typical)} ${unit}`, `${figure(low)} – ${figure(high)}`];
  return tableText([`speed of a replica (${speed.tier})`, 'typically', '8 of 10 lie within'], [
    row('time per output token', speed.tpotMs, 'ms'),
    row('  95th percentile', speed.tpotP95Ms, 'ms'),
    row('time to first token', speed.ttftMs, 'ms'),
    row('  95th percentile', speed.ttftP95Ms, 'ms'),
    row(`tokens with ${figure(speed.running)} running`, speed.tokensPerSecond, '/s'),
    row('tokens at most', speed.maxTokensPerSecond, '/s'),
    row('requests at most', speed.maxRequestsPerSecond, '/s'),
    speed.utilisation > 1 ? ['overloaded', `${figure(speed.utilisation)} times`, 'what it carries is asked'] : ['utilisation', percent(speed.utilisation), ''],
  ]);
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

/** One table for all platforms that start alike. */
function timeLineTexts({ startTimeLines }: Plan): string[] {
  const lines = Object.entries(startTimeLines).map(([platform, line]) => ({ platform, rows: rowsOf(line), key: JSON.stringify(rowsOf(line)) }));
  const alike = (key: string): string => lines.filter((line) => line.key === key).map(({ platform }) => platform).join(', ');
  const first = lines.filter(({ key }, index) => lines.findIndex((line) => line.key === key) === index);
  return first.map(({ rows, key }) => tableText([`start on ${alike(key)}`, 'usually', 'at worst'], rows));
}

function rowsOf(line: TimeLine): string[][] {
  const total = totalSeconds(line);
  const rows = line.steps.map((step) => [step.name, formatSeconds(step.typicalSeconds), formatSeconds(step.highSeconds)]);
  return [...rows, ['all of it', formatSeconds(total.typicalSeconds), formatSeconds(total.highSeconds)]];
}

/** What happens when the promises cannot be kept, step by step. */
function ladderText(decision: ServiceDecision): string {
  const table = new Table({ head: ['when it gets too much', 'what is done', 'and back when', 'by'], colWidths: [32, 38, 32, 16], wordWrap: true, style: COMPACT });
  table.push(...printableData(ladderOf(decision)).map(({ when, does, back, takenBy }) => [when, does, back, takenBy.join(', ')]));
  return table.toString();
}

function decisionsText({ decisions }: Plan): string {
  const table = new Table({ head: ['decision', 'value', 'why, and what was refused'], colWidths: [18, 26, 74], wordWrap: true, style: { head: [], border: [] } });
  table.push(...decisions.map(({ what, value, reason, refused }) => [what, value, [reason, ...refused.map((text) => `not ${text}`)].join('\n')]));
  return table.toString();
}

function tableText(head: string[], rows: string[][]): string {
  const table = new Table({ head, colAligns: ['left', 'right', 'right'], style: COMPACT });
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
