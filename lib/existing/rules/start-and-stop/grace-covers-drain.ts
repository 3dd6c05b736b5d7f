import { Severity } from '../../../finding/severity';
import { stopOf } from '../../stop';
import { ofServers, type ManifestRule } from '../rule';

/** Seconds for processes to end after the last answer (deployment guides of two projects, read 2026-11-22). */
const TEARDOWN_SECONDS = 10;

export const graceCoversDrain: ManifestRule = {
  code: 'GRACE_BELOW_DRAIN',
  area: 'start and stop',
  law: 'terminationGracePeriodSeconds is longer than the hook before the signal, the drain and ten seconds together',
  why: 'the kill comes in the middle of an answer, whatever the engine was told about draining',
  severity: Severity.ERROR,
  check: ofServers((engine) => {
    const { graceSeconds, hookSeconds = 0, drainSeconds = 0 } = stopOf(engine);
    const needed = hookSeconds + drainSeconds;
    if (needed === 0 || graceSeconds >= needed + TEARDOWN_SECONDS) return [];
    const slack = graceSeconds - needed;
    return [{
      at: [...engine.pod.path, 'terminationGracePeriodSeconds'],
      message: `a kill comes after ${graceSeconds} s, ${hookSeconds} s of hook and ${drainSeconds} s of drain take ${needed} s: ${slack < 0 ? `${-slack} s too few` : `${slack} s are left for the processes to end`}`,
      remedy: `set terminationGracePeriodSeconds to ${needed + TEARDOWN_SECONDS} or more`,
      value: `${graceSeconds} s`,
      limit: `${needed + TEARDOWN_SECONDS} s`,
      ...(slack >= 0 && { severity: Severity.WARNING }),
    }];
  }),
};
