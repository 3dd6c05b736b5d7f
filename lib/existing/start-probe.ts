import type { FoundEngine } from './engines';
import { probeOf, type Probe } from './probes';
import { startOf, type StartEstimate } from './start';

/** A probe that gives up while an engine starts. */
export interface EarlyProbe {
  readonly probe: Probe;
  readonly start: StartEstimate;
  /** True when even a typical start is longer than it waits. */
  readonly surely: boolean;
}

/** Seconds between two questions of the start-up probe that is asked for. */
export const PERIOD_SECONDS = 10;

/** What a start-up probe must allow: every step of the start may be slow, in whole periods. */
export function patientSeconds({ highSeconds }: StartEstimate): number {
  return Math.ceil(highSeconds / PERIOD_SECONDS) * PERIOD_SECONDS;
}

/** The probe that kills an engine before it answers; nothing when none does. Liveness waits for the start-up probe; without one it is the one that kills. */
export function earlyProbe(engine: FoundEngine): EarlyProbe | undefined {
  const probe = probeOf(engine.pod, engine.container, 'startupProbe') ?? probeOf(engine.pod, engine.container, 'livenessProbe');
  const start = startOf(engine);
  if (!probe || probe.exec !== undefined || !start) return undefined;
  const short = probe.patienceSeconds < start.typicalSeconds;
  return short || (start.weighed && probe.patienceSeconds < start.highSeconds) ? { probe, start, surely: start.weighed && short } : undefined;
}
