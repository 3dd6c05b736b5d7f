import type { Service } from '../../deployment/deployment';
import { fitInputFor, typicalSequencesOf } from '../choose-cut';
import { memoryBudgetFor } from '../fit';
import { Replica, STABLE_SHARE } from '../speed/predict';
import type { SpeedPlan } from '../speed/speed-plan';
import { HOURS_PER_MONTH } from '../cost';
import { candidatesOf, type Candidate, type CandidatesInput, type Refused } from './candidates';
import type { SearchChoice, SearchPlan } from './search-plan';

/** Choices that are shown. */
const SHOWN = 10;

/** More replicas than this are not tried to keep a promise: the device is too slow for it, not the number too small. */
const MOST_TIMES = 8;

/** How many times more replicas are tried when a promise is still broken. */
const REPLICA_STEP = 1.4;

export interface SearchInput extends CandidatesInput {
  /** Replicas that the deployment asks for at least. */
  readonly leastReplicas: number;
}

/** The best ways to serve the asked load, and why not the others. Pure. */
export function searchHardware(input: SearchInput): SearchPlan {
  const { candidates, refused } = candidatesOf(input);
  const replicas = new Map<string, Replica | string>();
  const outcomes = candidates.map((candidate) => judged(candidate, input, replicas));
  const found = outcomes.flatMap((outcome) => ('why' in outcome ? [] : [outcome]));
  const better = input.limits.objective === 'fastest' ? faster : cheaper;
  const best = bestOfEach(found.sort(better));
  const named = new Set(found.map(({ instanceType }) => instanceType));
  const failed = outcomes.flatMap((outcome) => ('why' in outcome && !named.has(outcome.instanceType) ? [outcome] : []));
  return {
    objective: input.limits.objective,
    choices: best.slice(0, SHOWN).map((found, rank) => choiceOf(found, rank, best[0])),
    refused: grouped([...refused, ...lastOfEach(failed), ...besides(found, best)]),
  };
}

/** A choice before it is ranked, and the devices that do its work. */
interface Found extends Omit<SearchChoice, 'reason'> {
  readonly devices: string;
}

function judged(candidate: Candidate, input: SearchInput, known: Map<string, Replica | string>): Found | Refused {
  const { type, tensorParallel, weightFormat, usdPerHour } = candidate;
  const key = [type.accelerator.name, type.accelerator.memoryMiB, type.accelerator.nvlink, tensorParallel, weightFormat].join('|');
  const replica = known.get(key) ?? replicaOf(candidate, input);
  known.set(key, replica);
  if (typeof replica === 'string') return { instanceType: type.name, why: replica };
  const sized = sizedFor(replica, input);
  if (typeof sized === 'string') return { instanceType: type.name, why: sized };
  const total = usdPerHour * sized.replicas;
  const { maxUsdPerMonth } = input.limits;
  if (maxUsdPerMonth !== undefined && total * HOURS_PER_MONTH > maxUsdPerMonth) return { instanceType: type.name, why: `the load costs more than ${maxUsdPerMonth} USD a month on it` };
  const { speed } = sized;
  return {
    instanceType: type.name, replicas: sized.replicas, tensorParallel, weightFormat, usdPerHour: Number(total.toFixed(4)), usdPerMonth: Math.round(total * HOURS_PER_MONTH * 100) / 100,
    tpotP95Ms: speed.tpotP95Ms, ttftP95Ms: speed.ttftP95Ms, utilisation: speed.utilisation, tier: speed.tier, devices: type.accelerator.name,
  };
}

/** A replica that fits, or why it does not. */
function replicaOf({ type: { accelerator }, tensorParallel, weightFormat }: Candidate, { service, engineVersion }: SearchInput): Replica | string {
  const fit = fitInputFor({ service, engineVersion, accelerator, weightFormat }, tensorParallel);
  const memory = memoryBudgetFor(fit);
  const room = memory.sequences < 1 ? 0 : typicalSequencesOf(service, memory, fit);
  if (room < 1) return 'the model, or one sequence of the full context, does not fit';
  const maxSequences = Math.max(1, Math.min(fit.maxSequences, room));
  return Replica.of({ service, engineVersion, accelerator, weightFormat, tensorParallel, maxSequences, queuedRequests: maxSequences }) ?? 'its speed cannot be predicted';
}

/** As many replicas as carry the load and keep the promises; each further one is tried until none helps. */
function sizedFor(replica: Replica, { service: { workload }, leastReplicas }: SearchInput): { replicas: number; speed: SpeedPlan } | string {
  const { requestsPerSecond, users, slo } = workload;
  if (slo.tpotP95Ms !== undefined && replica.aloneTpotMs.typical > slo.tpotP95Ms) return tokenTooSlow(slo.tpotP95Ms);
  const carried = requestsPerSecond === undefined ? 1 : Math.ceil(requestsPerSecond / (replica.requestsPerSecond * STABLE_SHARE));
  const least = Math.max(leastReplicas, carried);
  const most = requestsPerSecond === undefined && users === undefined ? least : least * MOST_TIMES;
  let broken = '';
  let failed = least - 1;
  for (let replicas = least; replicas <= most; replicas = Math.ceil(replicas * REPLICA_STEP)) {
    broken = brokenPromise(replica.speed(replicas), workload);
    if (broken === '') return fewest(replica, workload, { from: failed + 1, to: replicas });
    failed = replicas;
  }
  return broken;
}

/** The first number that keeps the promises; the last one does, and more replicas never answer more slowly. */
function fewest(replica: Replica, workload: Service['workload'], { from, to }: { from: number; to: number }): { replicas: number; speed: SpeedPlan } {
  let [broken, kept] = [from - 1, to];
  while (kept - broken > 1) {
    const middle = Math.floor((broken + kept) / 2);
    if (brokenPromise(replica.speed(middle), workload) === '') kept = middle;
    else broken = middle;
  }
  return { replicas: kept, speed: replica.speed(kept) };
}

function tokenTooSlow(promisedMs: number): string {
  return `the promised ${promisedMs} ms per token is typically missed, however many replicas`;
}

function brokenPromise({ ttftP95Ms, tpotP95Ms }: SpeedPlan, { slo }: Service['workload']): string {
  if (slo.tpotP95Ms !== undefined && tpotP95Ms.typical > slo.tpotP95Ms) return tokenTooSlow(slo.tpotP95Ms);
  if (slo.ttftP95Ms !== undefined && ttftP95Ms.typical > slo.ttftP95Ms) return `the promised ${slo.ttftP95Ms} ms to the first token is typically missed, however many replicas`;
  return '';
}

function cheaper(a: Found, b: Found): number {
  return a.usdPerHour - b.usdPerHour || a.tpotP95Ms.typical - b.tpotP95Ms.typical || a.tensorParallel - b.tensorParallel;
}

function faster(a: Found, b: Found): number {
  return a.tpotP95Ms.typical - b.tpotP95Ms.typical || a.ttftP95Ms.typical - b.ttftP95Ms.typical || a.usdPerHour - b.usdPerHour;
}

/** The first of each kind of device: a type with the same devices and more around them is no other answer. */
function bestOfEach(sorted: readonly Found[]): Found[] {
  return sorted.filter((one, index) => sorted.findIndex((other) => waysOf(other) === waysOf(one) || other.instanceType === one.instanceType) === index);
}

function waysOf({ devices, tensorParallel, replicas, weightFormat }: Found): string {
  return [devices, tensorParallel, replicas, weightFormat].join('|');
}

/** What works and is not shown. */
function besides(found: readonly Found[], best: readonly Found[]): Refused[] {
  const shown = new Set(best.slice(0, SHOWN).map(({ instanceType }) => instanceType));
  const others = [...new Set(found.map(({ instanceType }) => instanceType))].filter((instanceType) => !shown.has(instanceType));
  const ranked = new Set(best.map(({ instanceType }) => instanceType));
  return others.map((instanceType) => ({ instanceType, why: ranked.has(instanceType) ? 'works, and ten others are better' : 'works, and a better type has the same devices' }));
}

/** The reason of the widest cut: what a narrower one lacks it may have, and still it fails. */
function lastOfEach(failed: readonly Refused[]): Refused[] {
  return [...new Map(failed.map((refusal) => [refusal.instanceType, refusal])).values()];
}

function choiceOf(found: Found, rank: number, first: Found): SearchChoice {
  const { devices, ...choice } = found;
  return { ...choice, reason: reasonFor(found, rank, first) };
}

function reasonFor(choice: Found, rank: number, first: Found): string {
  const price = choice.usdPerHour / first.usdPerHour;
  const pace = choice.tpotP95Ms.typical / first.tpotP95Ms.typical;
  if (rank === 0) return `${choice.devices}; best of all that keep the promises`;
  return `${choice.devices}; ${price.toFixed(2)} times the price, ${pace.toFixed(2)} times the time per token`;
}

function grouped(refused: readonly Refused[]): { why: string; instanceTypes: string[] }[] {
  const whys = [...new Set(refused.map(({ why }) => why))];
  return whys.map((why) => ({ why, instanceTypes: refused.filter((refusal) => refusal.why === why).map(({ instanceType }) => instanceType) }));
}
