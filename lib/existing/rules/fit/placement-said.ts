import { Severity } from '../../../finding/severity';
import { ACCELERATOR_RESOURCE } from '../../engines';
import { at, fieldsAt, listAt, textAt } from '../../fields';
import { ofStarted, type ManifestRule } from '../rule';

export const placementSaid: ManifestRule = {
  code: 'PLACEMENT_NOT_SAID',
  area: 'fit',
  law: 'an engine on accelerators tolerates their taint and asks for host memory',
  why: 'nodes with accelerators are tainted by convention; without a memory request the pod is placed where it is killed',
  severity: Severity.INFO,
  check: ofStarted(({ pod, container, devices }) => {
    if (devices === undefined) return [];
    const resource = Object.keys(fieldsAt(container, 'resources', 'limits')).find((name) => ACCELERATOR_RESOURCE.test(name)) ?? '';
    const tolerated = listAt(pod.spec, 'tolerations').some((item) => [undefined, resource].includes(textAt(item, 'key')) || textAt(item, 'effect') === 'NoSchedule');
    const asked = at(container, 'resources', 'requests', 'memory') ?? at(container, 'resources', 'limits', 'memory');
    return [
      ...(tolerated ? [] : [{ at: [...pod.path, 'tolerations'], message: `nothing tolerates the taint ${resource} of nodes with accelerators`, remedy: `add { key: ${resource}, operator: Exists, effect: NoSchedule }, unless the cluster adds it` }]),
      ...(asked === undefined ? [{ in: ['resources', 'requests'], message: 'the engine asks for no host memory', remedy: 'request what loading takes: the weights of one shard, shared memory, and 4 GiB for each process' }] : []),
    ];
  }),
};
