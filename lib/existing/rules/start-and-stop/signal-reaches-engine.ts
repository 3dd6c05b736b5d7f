import { Severity } from '../../../finding/severity';
import { ofServers, type ManifestRule } from '../rule';

export const signalReachesEngine: ManifestRule = {
  code: 'SIGNAL_STOPS_AT_SHELL',
  area: 'start and stop',
  law: 'the stop signal reaches the engine',
  why: 'a shell that runs the engine as a child keeps the signal to itself: nothing drains, and the kill comes after the whole grace period',
  severity: Severity.WARNING,
  check: ofServers(({ command, container }) => {
    if (!command.behindShell) return [];
    return [{
      in: 'args' in container ? ['args'] : ['command'],
      message: 'the engine is started by a shell script of several commands, which does not pass the stop signal on',
      remedy: 'put `exec` before the engine\'s command, as the last command of the script',
    }];
  }),
};
