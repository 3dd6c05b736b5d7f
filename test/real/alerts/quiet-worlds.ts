import { SIGNALS } from '../../../lib/signals/catalogue';
import type { Signal } from '../../../lib/signals/signal';
import { HEALTHY, MINUTES, PODS, withValues, type Samples } from '../../support/alert-world';

/** When a replica restarts, and how long it takes: longer than usual by a quarter, as the plan of the tests goes. */
const RESTART = 400;
const START = 8;
const REST = MINUTES - RESTART;
const NEW_POD = 'chat-7d9f6c5b48-klmno';

const ENGINE: readonly Signal[] = [SIGNALS.running, SIGNALS.queued, SIGNALS.kvUsage, SIGNALS.preemptions, SIGNALS.outputTokens, SIGNALS.timeToFirstToken, SIGNALS.interTokenLatency];

/** What it does each minute, from the notation of a healthy world: `0+60x480` grows by 60, `12x480` does not. */
const growthOf = (values: string): number => Number(/\+(\d+)x/.exec(values)?.[1] ?? 0);
const valueOf = (values: string): number => Number.parseFloat(values);

/** As it was until the restart. */
const until = (values: string): string => values.replace(`x${MINUTES}`, `x${RESTART - 1}`);

/** As it is after a start: counters begin again. */
const again = (values: string, minutes: number): string => (growthOf(values) > 0 ? `0+${growthOf(values)}x${minutes - 1}` : `${valueOf(values)}x${minutes - 1}`);

/** An engine that was there, ends, and is there again: a scrape in between fails, which ends every series of its page. */
const overRestart = (values: string): string => `${until(values)} stale _x${START - 2} ${again(values, REST - START + 1)}`;

/** Its container is started again in the same pod; the driver notes that a process was killed (XID 45). */
function containerRestarts(samples: Samples): Samples {
  const { signal, values, pod } = samples;
  if (pod === undefined) return signal === SIGNALS.replicasReady ? { ...samples, values: `2x${RESTART - 1} 1x${START - 1} 2x${REST - START}` } : samples;
  if (pod !== PODS[1]) return samples;
  if (ENGINE.includes(signal)) return { ...samples, values: overRestart(values) };
  if (signal === SIGNALS.engineUp) return { ...samples, values: `1x${RESTART - 1} 0x${START - 1} 1x${REST - START}` };
  if (signal === SIGNALS.restarts) return { ...samples, values: `0x${RESTART - 1} 1x${REST}` };
  if (signal === SIGNALS.memoryUsed) return { ...samples, values: `18e9x${RESTART - 1} 1e9x${START - 1} 18e9x${REST - START}` };
  if (signal === SIGNALS.acceleratorFault) return { ...samples, values: `0x${RESTART - 1} 45x${REST}` };
  return samples;
}

/** Its pod goes, and another one comes under another name. */
function podReplaced(samples: Samples): Samples[] {
  const { signal, values, pod } = samples;
  if (pod === undefined) return [containerRestarts(samples)];
  if (pod !== PODS[1]) return [samples];
  const late = ENGINE.includes(signal) ? START : 1;
  const started = signal === SIGNALS.engineUp ? `_x${RESTART - 1} 0x${START - 1} 1x${REST - START}` : `_x${RESTART + late - 2} ${again(values, REST - late + 2)}`;
  return [{ ...samples, values: `${until(values)} stale` }, { ...samples, pod: NEW_POD, values: started }];
}

const after = (values: string): string => (growthOf(values) > 0 ? `${growthOf(values) * (RESTART + 3)}+${growthOf(values)}x${REST - 4}` : `${valueOf(values)}x${REST - 4}`);

const missed = (values: string): string => `${until(values)} _x3 ${after(values)}`;

const still = (samples: Samples): Samples => (growthOf(samples.values) > 0 ? { ...samples, values: `0x${MINUTES}` } : samples);

/** Worlds in which nobody must be woken. */
export const QUIET_WORLDS: readonly (readonly [what: string, world: readonly Samples[]])[] = [
  ['all is well', HEALTHY],
  ['a container restarts as fast as the plan says', HEALTHY.map(containerRestarts)],
  ['a pod is replaced', HEALTHY.flatMap(podReplaced)],
  ['a container restarted six hours ago', withValues(HEALTHY, new Map([[SIGNALS.memoryUsed, `18e9x59 1e9x${START} 18e9x${MINUTES - START - 61}`]]))],
  ['three scrapes in a row are missed', HEALTHY.map((samples) => ({ ...samples, values: missed(samples.values) }))],
  ['nobody calls', withValues(HEALTHY.map(still), new Map([[SIGNALS.running, `0x${MINUTES}`], [SIGNALS.inFlight, `0x${MINUTES}`], [SIGNALS.queued, `0x${MINUTES}`], [SIGNALS.kvUsage, `0x${MINUTES}`]]))],
];

/** From shortly before the restart to the end. */
export const QUIET_MINUTES: readonly number[] = Array.from({ length: MINUTES - RESTART + 5 }, (_, index) => RESTART - 5 + index);
