import { Severity } from '../../finding/severity';
import { machineImagesOf, makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const driverRunsImage: Rule = {
  code: 'DRIVER_TOO_OLD',
  area: 'compatibility',
  law: 'the driver branch of the machine image is at least the one that the engine image needs',
  why: 'an older driver cannot run the CUDA version inside the image: the engine finds no device',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { instanceType: { accelerator, name }, engineVersion: { runtime, engineName, version }, service } = subject;
    const needed = runtime.minimumDriverBranch;
    if (accelerator.vendor !== 'NVIDIA') return [];
    const ours = makesMachines(subject) && service.machineImage === undefined;
    return machineImagesOf(subject).filter(({ driverBranch }) => driverBranch < needed).map(({ parameter, driverBranch }) => ({
      path: service.machineImage === undefined ? 'engine.version' : 'hardware.machineImage',
      message: `the image of ${engineName} ${version} needs driver branch ${needed}, ${parameter} carries ${driverBranch} for ${name}`,
      remedy: ours ? 'take another engine version, or an image with a newer driver (hardware.machineImage)' : `see to it that nodes carry driver branch ${needed} or newer`,
      value: String(driverBranch),
      limit: String(needed),
      ...(!ours && { severity: Severity.WARNING }),
    }));
  },
};
