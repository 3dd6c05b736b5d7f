import { SIGNALS } from '../../lib/signals/catalogue';
import type { Signal } from '../../lib/signals/signal';
import { BAD_CASES, type BadCase } from '../real/alerts/cases';
import { QUIET_MINUTES, QUIET_WORLDS } from '../real/alerts/quiet-worlds';
import { HEALTHY, MINUTES, PODS, withValues, type Samples } from './alert-world';

const all = `x${MINUTES}`;

/** When everything begins to go wrong. */
const SINCE = 420;

const from = (before: number, after: number): string => `${before}x${SINCE - 1} ${after}x${MINUTES - SINCE}`;

/** What AWS and the agents of machines show besides, of a healthy service. */
const BESIDES: readonly Samples[] = [
  { signal: SIGNALS.diskUsage, values: `0.4${all}` },
  { signal: SIGNALS.certificateDays, values: `60${all}` },
  { signal: SIGNALS.memoryUsage, values: `0.7${all}` },
  { signal: SIGNALS.acceleratorErrors, values: `0${all}` },
  { signal: SIGNALS.logDeliveryAge, values: `300${all}` },
];

/** What AWS counts by itself is not scraped, and misses nothing; its load balancer counts as healthy what is ready. */
function onAws(world: readonly Samples[]): Samples[] {
  const counted = world.map((samples) => (samples.pod === undefined && samples.values.includes('_') ? HEALTHY.find(({ signal }) => signal === samples.signal) ?? samples : samples));
  const ready = counted.filter(({ signal }) => signal === SIGNALS.replicasReady);
  return [...counted, ...ready.map((samples) => ({ ...samples, signal: SIGNALS.healthyTargets })), ...BESIDES];
}

const changed = (...values: [Signal, string][]): Samples[] => withValues(onAws(HEALTHY), new Map(values));

/** Alerts that only CloudWatch computes, or that it computes of other signals than Prometheus. */
const OWN_CASES: { readonly [code: string]: BadCase } = {
  DISK_FILLS: { world: changed([SIGNALS.diskUsage, from(0.4, 0.9)]), atMinute: SINCE + 15 },
  ACCELERATOR_FAULTS: { world: changed([SIGNALS.acceleratorErrors, from(0, 1)]), atMinute: SINCE + 5 },
  LOGS_NOT_DELIVERED: { world: changed([SIGNALS.logDeliveryAge, from(300, 4000)]), atMinute: SINCE + 20 },
  CERTIFICATE_EXPIRES: { world: changed([SIGNALS.certificateDays, `12${all}`]) },
  REQUESTS_FALL_AWAY: { world: changed([SIGNALS.answered, `0+60x${SINCE} ${60 * SINCE}+1x${MINUTES - SINCE}`]) },
  MEMORY_FILLS: { world: changed([SIGNALS.memoryUsed, from(18e9, 25e9)], [SIGNALS.memoryUsage, from(0.7, 0.95)]), atMinute: SINCE + 15 },
  REPLICAS_NOT_WATCHED: { world: onAws(HEALTHY.map((samples) => (samples.signal === SIGNALS.held && samples.pod === PODS[1] ? { ...samples, values: `0x${SINCE - 1} stale` } : samples))), atMinute: SINCE + 20 },
  ACCELERATOR_THROTTLED: { world: changed([SIGNALS.acceleratorTemperature, from(62, 91)]), atMinute: SINCE + 20 },
};

/** A world in which one alert must ring on AWS. A rule without a case fails the test. */
export function badCaseOf(code: string): BadCase | undefined {
  const shared = BAD_CASES[code];
  return OWN_CASES[code] ?? (shared && { ...shared, world: onAws(shared.world) });
}

/** Worlds in which nobody must be woken. */
export const QUIET_ON_AWS = QUIET_WORLDS.map(([what, world]) => ({ what, world: onAws(world) }));

/** Minutes of a quiet world that are looked at, not each of them: they are many. */
export const LOOKED_AT = QUIET_MINUTES.filter((minute) => minute % 2 === 0);
