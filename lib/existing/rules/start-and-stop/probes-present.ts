import { Severity } from '../../../finding/severity';
import { probeOf } from '../../probes';
import { ofServers, type ManifestRule } from '../rule';

/** Kinds whose operator adds probes of its own, or whose pods end by themselves. */
const PROBED_ELSEWHERE = /^(Ray(Cluster|Service|Job)|Job|CronJob)$/;

export const probesPresent: ManifestRule = {
  code: 'PROBE_MISSING',
  area: 'start and stop',
  law: 'an engine has a start-up, a readiness and a liveness probe',
  why: 'without readiness callers are sent to a server that still loads; without start-up the other two must be slow; without liveness a dead engine stays',
  severity: Severity.WARNING,
  check: ofServers(({ pod, container, object }) => {
    if (PROBED_ELSEWHERE.test(object.kind)) return [];
    const missing = (['startupProbe', 'readinessProbe', 'livenessProbe'] as const).filter((name) => !probeOf(pod, container, name));
    if (missing.length === 0) return [];
    return [{
      message: `the engine has no ${missing.join(', no ')}`,
      remedy: 'add what is missing, on the health path: a patient startupProbe, readiness every 5 s, liveness that bears minutes of load',
      value: missing.join(', '),
      ...(!missing.includes('readinessProbe') && { severity: Severity.INFO }),
    }];
  }),
};
