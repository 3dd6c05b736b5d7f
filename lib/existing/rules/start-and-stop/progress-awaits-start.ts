import { Severity } from '../../../finding/severity';
import { numberAt } from '../../fields';
import { probeOf } from '../../probes';
import { startOf } from '../../start';
import { ofServers, type ManifestRule } from '../rule';

/** Kubernetes default of progressDeadlineSeconds. */
const DEFAULT_SECONDS = 600;

export const progressAwaitsStart: ManifestRule = {
  code: 'PROGRESS_DEADLINE_TOO_SHORT',
  area: 'start and stop',
  law: 'progressDeadlineSeconds covers what the start-up probe allows',
  why: 'the Deployment counts as failed, and delivery tools roll it back, while the weights are still on their way',
  severity: Severity.WARNING,
  check: ofServers((engine) => {
    if (engine.object.kind !== 'Deployment') return [];
    const given = numberAt(engine.object.body, 'spec', 'progressDeadlineSeconds') ?? DEFAULT_SECONDS;
    const allowed = probeOf(engine.pod, engine.container, 'startupProbe')?.patienceSeconds ?? 0;
    const needed = Math.max(allowed, startOf(engine)?.typicalSeconds ?? 0);
    if (given >= needed) return [];
    return [{
      at: ['spec', 'progressDeadlineSeconds'],
      message: `the update counts as failed after ${given} s without progress, a start may take ${needed} s and the image pull besides`,
      remedy: `set progressDeadlineSeconds to ${needed + DEFAULT_SECONDS} or more`,
      value: `${given} s`,
      limit: `${needed} s`,
    }];
  }),
};
