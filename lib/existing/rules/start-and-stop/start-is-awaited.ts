import { Severity } from '../../../finding/severity';
import { probeOf, type Probe } from '../../probes';
import { startOf } from '../../start';
import { ofServers, type ManifestRule } from '../rule';

export const startIsAwaited: ManifestRule = {
  code: 'PROBE_KILLS_LOADING',
  area: 'start and stop',
  law: 'no probe gives up while the weights are fetched and loaded',
  why: 'the container is killed before it ever answers, and begins again, for ever',
  severity: Severity.ERROR,
  check: ofServers((engine) => {
    const probe = killerOf(probeOf(engine.pod, engine.container, 'startupProbe'), probeOf(engine.pod, engine.container, 'livenessProbe'));
    const start = startOf(engine);
    if (!probe || probe.exec !== undefined || !start || probe.patienceSeconds >= start.highSeconds) return [];
    const surely = start.weighed && probe.patienceSeconds < start.typicalSeconds;
    if (!start.weighed && probe.patienceSeconds >= start.typicalSeconds) return [];
    return [{
      in: probe.in,
      message: `the ${probe.name} gives up after ${probe.patienceSeconds} s, a start ${surely ? 'takes about' : 'may take'} ${surely ? start.typicalSeconds : start.highSeconds} s (${start.what})`,
      remedy: `give a startupProbe at least ${start.highSeconds} s, such as periodSeconds 10 and failureThreshold ${Math.ceil(start.highSeconds / 10)}`,
      value: `${probe.patienceSeconds} s`,
      limit: `${start.highSeconds} s`,
      ...(!surely && { severity: Severity.WARNING }),
    }];
  }),
};

/** Liveness waits for the start-up probe; without one it is the one that kills. */
const killerOf = (startup?: Probe, liveness?: Probe): Probe | undefined => startup ?? liveness;
