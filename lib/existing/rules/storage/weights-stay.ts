import { EngineFact } from '../../../engine/traces';
import { Severity } from '../../../finding/severity';
import { flagOf, valueOf } from '../../engines';
import { at, listAt, textAt } from '../../fields';
import { ofStarted, type ManifestRule } from '../rule';

export const weightsStay: ManifestRule = {
  code: 'WEIGHTS_FETCHED_EACH_START',
  area: 'storage',
  law: 'weights that an engine fetches by name are pinned to a revision, and kept between starts',
  why: 'every pod fetches them again, from a Hub that limits each address, and a branch may have moved meanwhile',
  severity: Severity.INFO,
  check: ofStarted(({ command, pod, container, traces }) => {
    const model = valueOf(command, EngineFact.MODEL);
    if (model === undefined || !/^[\w.-]+\/[\w.-]+$/.test(model)) return [];
    const mounted = listAt(container, 'volumeMounts').map((mount) => textAt(mount, 'name'));
    const kept = listAt(pod.spec, 'volumes').some((volume) => mounted.includes(textAt(volume, 'name')) && ['persistentVolumeClaim', 'hostPath', 'csi', 'nfs', 'image', 'ephemeral'].some((kind) => at(volume, kind) !== undefined));
    const missing = [...(command.facts.has(EngineFact.REVISION) ? [] : ['no revision']), ...(kept ? [] : ['no volume that outlives the pod'])];
    if (missing.length === 0) return [];
    return [{ ...(command.facts.get(EngineFact.MODEL) && { in: command.facts.get(EngineFact.MODEL)?.at ?? [] }), message: `${model} is fetched by the engine, with ${missing.join(' and ')}`, remedy: `pin ${flagOf(traces, EngineFact.REVISION)} to a commit, and mount a claim for the cache` }];
  }),
};
