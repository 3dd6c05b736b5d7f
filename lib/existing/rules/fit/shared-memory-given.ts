import { Severity } from '../../../finding/severity';
import { cutOf, type FoundEngine } from '../../engines';
import { at, textAt } from '../../fields';
import { volumeAt } from '../../pods';
import { quantityOf } from '../../units';
import { ofStarted, type EngineViolation, type ManifestRule } from '../rule';

const MIB = 2 ** 20;

/** What container runtimes give unless a volume is mounted there. */
const RUNTIME_MIB = 64;

export const sharedMemoryGiven: ManifestRule = {
  code: 'SHARED_MEMORY_NOT_GIVEN',
  area: 'fit',
  law: 'an engine that is split over devices has a memory-backed /dev/shm of the size it needs',
  why: 'its processes pass tensors through it: with the 64 MB of a container runtime they hang or crash',
  severity: Severity.ERROR,
  check: ofStarted((engine) => {
    const { tensor, pipeline, data } = cutOf(engine);
    // parts on other nodes share nothing
    const parts = Math.min(tensor * pipeline * data, engine.devices ?? Infinity);
    if (parts <= 1 || textAt(engine.pod.spec, 'hostIPC') === 'true') return [];
    return judged(engine, parts);
  }),
};

function judged({ pod, container, engineVersion }: FoundEngine, parts: number): EngineViolation[] {
  const volume = volumeAt(pod, container, '/dev/shm');
  const needed = engineVersion?.runtime.sharedMemoryMiB;
  const remedy = `mount an emptyDir with medium: Memory${needed === undefined ? '' : ` and sizeLimit: ${needed}Mi or more`} at /dev/shm`;
  if (!volume) return [{ in: ['volumeMounts'], message: `${parts} parallel processes share the ${RUNTIME_MIB} MiB of /dev/shm that a container gets by itself`, remedy, value: `${RUNTIME_MIB} MiB` }];
  if (at(volume, 'emptyDir') === undefined) return [];
  if (textAt(volume, 'emptyDir', 'medium') !== 'Memory') return [{ in: ['volumeMounts'], message: '/dev/shm is an emptyDir on disk, not in memory', remedy, severity: Severity.WARNING }];
  const limit = quantityOf(textAt(volume, 'emptyDir', 'sizeLimit'));
  const memory = quantityOf(textAt(container, 'resources', 'limits', 'memory'));
  if (limit !== undefined && memory !== undefined && limit >= memory) {
    return [{ in: ['resources', 'limits', 'memory'], message: `/dev/shm may grow to ${limit / MIB} MiB and counts against the memory limit of ${memory / MIB} MiB`, remedy: 'raise the memory limit by the size of /dev/shm', value: `${memory / MIB} MiB`, limit: `${limit / MIB} MiB` }];
  }
  if (limit === undefined || needed === undefined || limit / MIB >= needed) return [];
  return [{ in: ['volumeMounts'], message: `/dev/shm is limited to ${limit / MIB} MiB, the engine asks for ${needed} MiB`, remedy, value: `${limit / MIB} MiB`, limit: `${needed} MiB`, severity: Severity.WARNING }];
}
