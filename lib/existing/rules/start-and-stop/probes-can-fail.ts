import { Severity } from '../../../finding/severity';
import { containersOf } from '../../pods';
import { probesOf } from '../../probes';
import { textAt } from '../../fields';
import type { ManifestRule } from '../rule';

/** Commands that end well whatever happens. */
const ALWAYS_PASSES = /^(((\/usr)?(\/bin\/)?(ba)?sh) -c )?["']?(echo\b[^&|;]*|true|:|exit 0|sleep \d+)["']?$/;

export const probesCanFail: ManifestRule = {
  code: 'PROBE_ALWAYS_PASSES',
  area: 'start and stop',
  law: 'a probe can fail',
  why: 'a probe that always passes says that all is well while nothing answers',
  severity: Severity.WARNING,
  check: ({ pods }) => pods.flatMap((pod) => containersOf(pod).flatMap(({ container, path }) => probesOf(pod, container)
    .filter(({ exec }) => exec !== undefined && ALWAYS_PASSES.test(exec.trim()))
    .map(({ name, exec }) => ({
      object: pod.object,
      at: [...path, name, 'exec', 'command'],
      message: `the ${name} of ${textAt(container, 'name') ?? 'a container'} runs \`${exec}\`, which never fails`,
      remedy: 'ask the health path of the server, or remove the probe',
      value: exec ?? '',
    })))),
};
