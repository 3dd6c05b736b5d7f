import { Severity } from '../../finding/severity';
import { machineImagesOf, makesMachines } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const machineImageDrivesDevices: Rule = {
  code: 'MACHINE_IMAGE_LACKS_DRIVER',
  area: 'compatibility',
  law: 'the driver of the machine image runs the devices of the instance type',
  why: 'without it the machine starts and no container sees a device',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { instanceType: { name }, service } = subject;
    if (service.machineImage !== undefined) return [];
    const ours = makesMachines(subject);
    return machineImagesOf(subject).filter(({ problem }) => problem !== undefined).map(({ parameter, problem }) => ({
      path: 'hardware.instanceType',
      message: `${parameter} does not serve ${name}: ${problem}`,
      remedy: ours ? 'give an image with a driver for these devices in hardware.machineImage, or take another family' : 'see to it that nodes carry a driver for these devices',
      value: name,
      ...(!ours && { severity: Severity.WARNING }),
    }));
  },
};
