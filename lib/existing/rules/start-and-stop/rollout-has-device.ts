import { Severity } from '../../../finding/severity';
import { fieldsAt, textAt } from '../../fields';
import { shareOf } from '../../units';
import { ofServers, type ManifestRule } from '../rule';

export const rolloutHasDevice: ManifestRule = {
  code: 'ROLLOUT_NEEDS_SPARE_DEVICES',
  area: 'start and stop',
  law: 'an update needs no accelerators beyond those of the running replicas, unless they are known to be free',
  why: 'the new pod waits for a device that the old one holds, and the update stands still',
  severity: Severity.WARNING,
  check: ofServers(({ object, pod: { replicas = 1 }, devices = 0 }) => {
    if (object.kind !== 'Deployment' || devices === 0 || textAt(object.body, 'spec', 'strategy', 'type') === 'Recreate') return [];
    const rolling = fieldsAt(object.body, 'spec', 'strategy', 'rollingUpdate');
    // a quarter, rounded up and down, is the default of Kubernetes
    const surge = shareOf(textAt(rolling, 'maxSurge') ?? '25%', replicas, Math.ceil);
    const unavailable = shareOf(textAt(rolling, 'maxUnavailable') ?? '25%', replicas, Math.floor);
    if (surge === undefined || unavailable === undefined || surge === 0 || replicas === 0) return [];
    const stuck = unavailable === 0;
    const meant = 'maxSurge' in rolling && surge < Math.max(replicas, 2);
    return [{
      at: ['spec', 'strategy'],
      message: `an update starts ${surge} of ${replicas} replicas besides the running ones and needs ${surge * devices} free accelerators${stuck ? '; without them it never ends, since no old pod may go first' : ''}`,
      remedy: 'set maxSurge 0 and maxUnavailable 1, or Recreate for one replica; keep it when that many accelerators are always free',
      value: String(surge * devices),
      ...((meant || (!stuck && surge < replicas)) && { severity: Severity.INFO }),
    }];
  }),
};
