import { Severity } from '../../../finding/severity';
import { earlyProbe, patientSeconds, PERIOD_SECONDS } from '../../start-probe';
import { ofServers, type ManifestRule } from '../rule';

export const startIsAwaited: ManifestRule = {
  code: 'PROBE_KILLS_LOADING',
  area: 'start and stop',
  law: 'no probe gives up while the weights are fetched and loaded',
  why: 'the container is killed before it ever answers, and begins again, for ever',
  severity: Severity.ERROR,
  check: ofServers((engine) => {
    const early = earlyProbe(engine);
    if (!early) return [];
    const { probe, start, surely } = early;
    const seconds = patientSeconds(start);
    return [{
      in: probe.in,
      message: `the ${probe.name} gives up after ${probe.patienceSeconds} s, a start takes about ${start.typicalSeconds} s (${start.what}), and ${start.highSeconds} s where every step is slow (${start.slowly})`,
      remedy: `give a startupProbe the ${seconds} s of a slow start, such as periodSeconds ${PERIOD_SECONDS} and failureThreshold ${seconds / PERIOD_SECONDS}`,
      value: `${probe.patienceSeconds} s`,
      limit: `${start.highSeconds} s`,
      ...(!surely && { severity: Severity.WARNING }),
    }];
  }),
};
