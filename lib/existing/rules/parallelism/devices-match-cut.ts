import { Severity } from '../../../finding/severity';
import { EngineFact } from '../../../engine/traces';
import { cutOf, numberOf } from '../../engines';
import { ofStarted, type ManifestRule } from '../rule';

export const devicesMatchCut: ManifestRule = {
  code: 'ACCELERATORS_DO_NOT_MATCH_CUT',
  area: 'parallelism',
  law: 'the accelerators of a replica are tensor × pipeline × data parallelism',
  why: 'with fewer than the engine counts on it never starts, with more they stand idle and are paid for',
  severity: Severity.ERROR,
  check: ofStarted((engine) => {
    const { devices, pod, command, object } = engine;
    // worker groups of Ray are counted by Ray
    if (devices === undefined || object.kind.startsWith('Ray')) return [];
    const { tensor, pipeline, data } = cutOf(engine);
    const nodes = Math.max(pod.groupSize, numberOf(command, EngineFact.NODES) ?? 1);
    const [wanted, given] = [tensor * pipeline * data, devices * nodes];
    if (wanted === given || command.traces.flags.every(({ fact }) => fact !== EngineFact.TENSOR_PARALLEL)) return [];
    // ranks of data parallelism may live in other pods
    if (data > 1 && tensor * pipeline <= given && wanted > given) return [];
    const said = command.facts.get(EngineFact.TENSOR_PARALLEL);
    return [{
      ...(said ? { in: said.at } : { in: ['resources', 'limits'] }),
      message: `${tensor} × ${pipeline} × ${data} parallel parts want ${wanted} accelerators, ${nodes > 1 ? `${nodes} pods of ${devices} have ${given}` : `the container asks for ${given}`}`,
      remedy: wanted > given ? `ask for ${Math.ceil(wanted / nodes)} accelerators in resources.limits, or lower the parallelism` : `raise the parallelism to ${given}, or ask for ${Math.ceil(wanted / nodes)}: ${given - wanted} stand idle`,
      value: String(given),
      limit: String(wanted),
      ...(wanted < given && { severity: Severity.WARNING }),
    }];
  }),
};
