import { Severity } from '../../finding/severity';
import { machineImagesOf } from '../questions';
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
    return machineImagesOf(subject).filter(({ problem }) => problem !== undefined).map((image) => ({
      path: 'hardware.instanceType',
      message: `${image.name} does not serve ${name}: ${image.problem}`,
      remedy: image.ours ? 'give an image with a driver for these devices in hardware.machineImage, or take another family' : 'see to it that nodes carry a driver for these devices',
      value: name,
      ...(!image.ours && { severity: Severity.WARNING }),
    }));
  },
};
