import { Severity } from '../../../finding/severity';
import { probesOf, type Probe } from '../../probes';
import { ofServers, type ManifestRule } from '../rule';

/** A busy engine answers late: time-outs of 1 s flap, 5 to 15 s do not (llm-d-benchmark PR #1734). */
const LEAST_TIMEOUT_SECONDS = 2;

/** A long prefill holds an engine for tens of seconds; presets of the engine fact sheet, section 11 (2026-11-22), give it 150 s. */
const LEAST_LIVENESS_SECONDS = 30;

export const probesPatient: ManifestRule = {
  code: 'PROBE_IMPATIENT',
  area: 'start and stop',
  law: 'a probe bears a busy engine: at least 2 s for an answer, two failures for readiness, 30 s for liveness',
  why: 'under load an engine answers late; an impatient probe takes it out of service or kills it just then',
  severity: Severity.WARNING,
  check: ofServers(({ pod, container }) => probesOf(pod, container).flatMap((probe) => {
    const reasons = reasonsOf(probe);
    if (reasons.length === 0) return [];
    return [{
      in: probe.in,
      message: `the ${probe.name} has ${reasons.join(' and ')}`,
      remedy: probe.name === 'livenessProbe' ? 'set periodSeconds 15, timeoutSeconds 15, failureThreshold 10' : 'set timeoutSeconds 5 and failureThreshold 3',
      value: reasons.join(', '),
    }];
  })),
};

function reasonsOf({ name, exec, timeoutSeconds, failureThreshold, patienceSeconds, initialDelaySeconds }: Probe): string[] {
  const seconds = patienceSeconds - initialDelaySeconds;
  return [
    ...(name !== 'startupProbe' && exec === undefined && timeoutSeconds < LEAST_TIMEOUT_SECONDS ? [`timeoutSeconds ${timeoutSeconds}`] : []),
    ...(name === 'livenessProbe' && seconds < LEAST_LIVENESS_SECONDS ? [`${seconds} s from the first failure to a kill`] : []),
    ...(name === 'readinessProbe' && failureThreshold < 2 ? [`failureThreshold ${failureThreshold}`] : []),
  ];
}
