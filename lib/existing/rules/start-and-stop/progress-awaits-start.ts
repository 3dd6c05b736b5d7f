import { Severity } from '../../../finding/severity';
import { numberAt } from '../../fields';
import { probeOf } from '../../probes';
import { startOf } from '../../start';
import { earlyProbe, patientSeconds } from '../../start-probe';
import { ofServers, type ManifestRule } from '../rule';

/** Kubernetes default of progressDeadlineSeconds. */
const DEFAULT_SECONDS = 600;

export const progressAwaitsStart: ManifestRule = {
  code: 'PROGRESS_DEADLINE_TOO_SHORT',
  area: 'start and stop',
  law: 'progressDeadlineSeconds covers what the start-up probe allows, or must allow',
  why: 'the Deployment counts as failed, and delivery tools roll it back, while the weights are still on their way',
  severity: Severity.WARNING,
  check: ofServers((engine) => {
    if (engine.object.kind !== 'Deployment') return [];
    const given = numberAt(engine.object.body, 'spec', 'progressDeadlineSeconds') ?? DEFAULT_SECONDS;
    const [start, startup, early] = [startOf(engine), probeOf(engine.pod, engine.container, 'startupProbe'), earlyProbe(engine)];
    const allowed = early ? patientSeconds(early.start) : startup?.patienceSeconds ?? 0;
    const needed = Math.max(allowed, start?.typicalSeconds ?? 0);
    if (given >= needed) return [];
    // a start-up probe that is still to be added must fit as well
    const wanted = DEFAULT_SECONDS + (start && !startup ? Math.max(needed, patientSeconds(start)) : needed);
    return [{
      at: ['spec', 'progressDeadlineSeconds'],
      message: `the update counts as failed after ${given} s without progress, a start may take ${needed} s${early ? ' once its probe waits for it,' : ''} and the image pull besides`,
      remedy: `set progressDeadlineSeconds to ${wanted} or more`,
      value: `${given} s`,
      limit: `${needed} s`,
    }];
  }),
};
